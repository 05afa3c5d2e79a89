import { url as inspectorUrl } from 'node:inspector';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is told. */
export interface Watched {
  /** Rises while the event loop turns. */
  readonly beats: SharedArrayBuffer;
  readonly periodMs: number;
  /** Periods without a beat. */
  readonly patience: number;
}

const BEATS_IN_LIMIT = 10;
const LONGEST_PERIOD_MS = 1_000;

/** The thread needs next to nothing, in MiB. */
const MEMORY = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, codeRangeSizeMb: 8, stackSizeMb: 1 };

/**
 * A thread that ends the process when its event loop does not turn any more: nothing else in a process could notice. It
 * counts periods and not time, so a machine that slept, or a process that was stopped and goes on, is no alarm.
 */
export class EventLoopWatchdog {
  private thread?: Worker;
  private timer?: NodeJS.Timeout;

  start(limitMs: number): void {
    // Whoever debugs stops at a breakpoint for as long as it takes.
    if (inspectorUrl() !== undefined) return;
    const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const counter = new Int32Array(beats);
    const periodMs = Math.min(LONGEST_PERIOD_MS, limitMs / BEATS_IN_LIMIT);
    this.timer = setInterval(() => Atomics.add(counter, 0, 1), periodMs).unref();
    const workerData: Watched = { beats, periodMs, patience: Math.ceil(limitMs / periodMs) };
    this.thread = new Worker(join(__dirname, `watchdog.worker${extname(__filename)}`), {
      workerData,
      resourceLimits: MEMORY,
      name: 'watchdog',
      env: {},
      // None of ours, such as a debugger's port.
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    });
    // Without it all goes on as before.
    this.thread.on('error', () => undefined);
    this.thread.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.thread?.terminate();
  }
}
