import type { Schemas } from '../../../api/client';

export type Traffic = Required<Schemas['TrafficRequest']>;

const STEADY: Traffic = {
  durationSeconds: 120,
  arrivalsPerSecond: 10,
  bursts: [],
  latencyMs: 200,
  failurePercent: 1,
  outages: [],
  failureStatus: 503,
  seed: 1,
};

/** Shapes of traffic to begin with. */
export const SHAPES = {
  steady: STEADY,
  burst: { ...STEADY, bursts: [{ atSecond: 20, calls: 500 }] },
  outage: { ...STEADY, outages: [{ fromSecond: 20, forSeconds: 40 }] },
  slow: { ...STEADY, latencyMs: 4_000 },
} as const satisfies Record<string, Traffic>;

export type Shape = keyof typeof SHAPES;

export const SHAPE_NAMES: readonly { value: Shape; label: string }[] = [
  { value: 'steady', label: 'Steady' },
  { value: 'burst', label: 'Burst' },
  { value: 'outage', label: 'Outage' },
  { value: 'slow', label: 'Slow' },
];
