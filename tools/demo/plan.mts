import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { seededRandom } from './seeded-random.mts';

/** What the receiver answers before it accepts the event. */
export type Fault = 500 | 429;

/** One webhook that the stand-in for GitHub sends. */
export interface PlannedDelivery {
  id: string;
  event: string;
  body: string;
  /** Sent a second time, as GitHub does when an answer was lost. */
  twice: boolean;
  faults: Fault[];
}

interface ExampleSet {
  name: string;
  examples: unknown[];
}

/**
 * Real payloads of every GitHub event type, one delivery each, in an order, with repetitions and with faults that
 * depend on the seed only.
 */
export function planDeliveries(seed: number): PlannedDelivery[] {
  const random = seededRandom(seed);
  const sets = createRequire(import.meta.url)('@octokit/webhooks-examples') as ExampleSet[];
  const planned = sets.flatMap(({ name, examples }) =>
    examples.map((example) => ({
      place: random(),
      delivery: {
        id: randomUUID(),
        event: name,
        body: JSON.stringify(example),
        twice: random() < 0.08,
        faults: planFaults(random),
      },
    })),
  );
  return planned.sort((a, b) => a.place - b.place).map(({ delivery }) => delivery);
}

/** Nine of ten events are accepted at once; one in a hundred is refused twice. */
function planFaults(random: () => number): Fault[] {
  const fault = (): Fault => (random() < 0.6 ? 500 : 429);
  const dice = random();
  if (dice < 0.01) return [fault(), fault()];
  return dice < 0.1 ? [fault()] : [];
}
