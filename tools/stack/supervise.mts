type StopStep = (graceMs?: number) => Promise<unknown>;

export interface Supervised {
  /** Steps run in the reverse order of their registration: what was started last stops first. */
  onStop(step: StopStep): void;
  /** Aborted when the end has come, for work that should not be finished. */
  signal: AbortSignal;
}

/** Ends the run with this exit code, without a word more. */
export class Finished extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('finished');
    this.exitCode = exitCode;
  }
}

/**
 * Runs `work` until it ends or a signal comes, then stops everything it started and ends the process: exit code 0 after
 * a good end, 1 after an error, `interrupted` after a signal. A second Ctrl-C ends everything at once.
 */
export async function supervise(work: (run: Supervised) => Promise<void>, interrupted = 0): Promise<never> {
  const steps: StopStep[] = [];
  const end = new AbortController();
  const stopAll = async (graceMs?: number) => {
    for (const step of steps.toReversed()) await carryOut(step, graceMs);
  };
  const signalled = onSignals(
    () => console.log('\nStopping …'),
    () => void Promise.all(steps.map((step) => carryOut(step, 0))).then(() => process.exit(130)),
  );
  process.on('uncaughtException', (error) => {
    report(error);
    void stopAll(1000).then(() => process.exit(1));
  });
  let exitCode: number;
  try {
    const worked = work({ onStop: (step) => steps.push(step), signal: end.signal });
    exitCode = await Promise.race([worked.then(() => 0), signalled.then(() => interrupted)]);
  } catch (error) {
    exitCode = error instanceof Finished ? error.exitCode : 1;
    if (!(error instanceof Finished)) report(error);
  }
  end.abort();
  await stopAll();
  process.exit(exitCode);
}

function onSignals(first: () => void, second: () => void): Promise<void> {
  return new Promise((resolve) => {
    let since: number | undefined;
    const handle = () => {
      if (since === undefined) {
        since = Date.now();
        first();
        resolve();
        // npm passes on the Ctrl-C that the terminal sent to both of us: that is not a second one.
      } else if (Date.now() - since > 1000) second();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
    // A shell between npm and us may end without passing the signal on. This timer also keeps us alive until then.
    const parent = process.ppid;
    setInterval(() => {
      const orphaned = process.env['npm_lifecycle_event'] !== undefined && process.ppid !== parent;
      if (orphaned && since === undefined) handle();
    }, 500);
  });
}

/** One that fails, however it fails, keeps no other from being carried out. */
async function carryOut(step: StopStep, graceMs?: number): Promise<void> {
  try {
    await step(graceMs);
  } catch (error) {
    report(error);
  }
}

function report(error: unknown): void {
  console.error(error instanceof Error && !process.env['DEBUG'] ? `\n${error.message}` : error);
}
