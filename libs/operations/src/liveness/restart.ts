/** Of a process that ends because it makes no progress: EX_TEMPFAIL of sysexits.h, "try again". */
const EXIT_STALLED = 75;

/** Time beyond that of the drain, in milliseconds: what drains may be what is stuck. */
const GRACE_MS = 3_000;

/** Ends this process as SIGTERM does, but as a failure, and in any case once the time for the drain is over. */
export function restartProcess(drainSeconds: number): void {
  // The handler of the signal ends with 0; what is set in this event counts.
  process.once('exit', () => (process.exitCode = EXIT_STALLED));
  setTimeout(() => process.exit(EXIT_STALLED), drainSeconds * 1_000 + GRACE_MS);
  process.kill(process.pid, 'SIGTERM');
}
