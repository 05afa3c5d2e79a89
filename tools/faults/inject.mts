import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind } from './kinds.mts';
import type { World } from './world.mts';

/** How often each kind of fault was injected. */
export type Injected = Map<string, number>;

const LONGEST_PAUSE_MS = 2_000;

/** Injects one fault after another until the time is over, round after round, each round in an order of its own. */
export async function injectFaults(
  world: World,
  kinds: readonly FaultKind[],
  random: () => number,
  untilMs: number,
): Promise<Injected> {
  const injected: Injected = new Map();
  const startedAt = performance.now();
  let round: FaultKind[] = [];
  while (performance.now() - startedAt < untilMs) {
    if (round.length === 0) round = shuffled(kinds, random);
    const fault = round.pop();
    if (!fault) break;
    await sleep(random() * LONGEST_PAUSE_MS);
    console.log(`  ${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(4)} s  ${fault.name}`);
    await fault.inject(world, random);
    injected.set(fault.name, (injected.get(fault.name) ?? 0) + 1);
  }
  return injected;
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
