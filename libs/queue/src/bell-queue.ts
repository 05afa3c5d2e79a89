import type { Settings } from '@app/config';
import type { BullModuleOptions } from '@nestjs/bull';
import type { Lane } from './lanes';

/** What a bell says: look at this lane. It carries no job; the jobs are in PostgreSQL. */
export interface BellEntry {
  readonly lane: Lane;
}

/** Name of the Bull queue of a lane. */
export const bellQueue = (lane: Lane) => `bell-${lane}`;

/** Longest wait between two tries to reach Redis again, and after a bell that could not be taken, in milliseconds. */
const LONGEST_RETRY_MS = 2_000;

/** The hash tag keeps all keys in one slot of a Redis Cluster. */
export const redisOptions = (settings: Settings): BullModuleOptions => ({
  url: settings.REDIS_URL,
  redis: {
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), LONGEST_RETRY_MS),
    // Bull reads host, port, user and database from the URL, and not that it asks for TLS.
    ...(settings.REDIS_URL.startsWith('rediss:') ? { tls: {} } : {}),
  },
  prefix: '{signalbox}',
  settings: { retryProcessDelay: LONGEST_RETRY_MS },
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
});
