import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is truthy, and returns it.
 *
 * @throws Error naming `what` once `withinMs` has passed.
 */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => T | Promise<T>,
  everyMs = 50,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${Math.round(withinMs / 1000)} s in vain for ${what}.`);
    await sleep(everyMs);
  }
}
