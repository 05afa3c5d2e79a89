import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Watched } from './event-loop-watchdog';

const STANDARD_ERROR = 2;

const { beats, periodMs, patience } = workerData as Watched;
const counter = new Int32Array(beats);
let last = -1;
let silent = 0;

setInterval(() => {
  const now = Atomics.load(counter, 0);
  silent = now === last ? silent + 1 : 0;
  last = now;
  if (silent < patience) return;
  const seconds = Math.round((silent * periodMs) / 1_000);
  const line = { level: 'fatal', time: new Date().toISOString(), pid: process.pid, context: 'Watchdog' };
  const msg = `the event loop has been blocked for ${seconds} s: the process ends, to be started anew`;
  writeSync(STANDARD_ERROR, `${JSON.stringify({ ...line, msg })}\n`);
  // Nothing that the blocked thread would have to run.
  process.kill(process.pid, 'SIGKILL');
}, periodMs);
