import type { Supervised } from '../../tools/stack/supervise.mts';

type StopStep = Parameters<Supervised['onStop']>[0];

/** Runs one benchmark and stops what it started, so that the next one has the machine to itself. */
export async function scoped<T>(run: Supervised, bench: (run: Supervised) => Promise<T>): Promise<T> {
  const steps: StopStep[] = [];
  const stop = async (graceMs?: number) => {
    for (let step = steps.pop(); step; step = steps.pop()) await step(graceMs);
  };
  run.onStop(stop); // for a signal in the middle of it
  const result = await bench({ signal: run.signal, onStop: (step) => steps.push(step) });
  await stop();
  return result;
}
