import type { Resolution } from '../traffic/traffic-rollup.entity';

/** How far back an overview looks, and how finely. */
export const WINDOWS = {
  '1h': { seconds: 3_600, bucketSeconds: 60, resolution: 'minute' },
  '24h': { seconds: 86_400, bucketSeconds: 900, resolution: 'minute' },
  '7d': { seconds: 7 * 86_400, bucketSeconds: 3_600, resolution: 'hour' },
  '30d': { seconds: 30 * 86_400, bucketSeconds: 6 * 3_600, resolution: 'hour' },
} as const satisfies Record<string, { seconds: number; bucketSeconds: number; resolution: Resolution }>;

export type Window = keyof typeof WINDOWS;

export const WINDOW_NAMES = Object.keys(WINDOWS) as Window[];
