import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into an app with `node --import`. On SIGWINCH (other signals end the app) it collects all garbage and appends
// what is left to the file that SOAK_MEMORY_FILE names: a line of JSON, in bytes.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGWINCH', () => {
  const { rss } = process.memoryUsage();
  collect();
  const { heapUsed: heap, external } = process.memoryUsage();
  appendFileSync(process.env.SOAK_MEMORY_FILE, `${JSON.stringify({ rss, heap, external })}\n`);
});
