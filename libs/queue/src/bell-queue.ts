import type { Settings } from '@app/config';
import type { BullModuleOptions } from '@nestjs/bull';
import type { Lane } from './lanes';

/** What a bell says: look at this lane. It carries no job; the jobs are in PostgreSQL. */
export interface BellEntry {
  readonly lane: Lane;
}

/** Name of the Bull queue of a lane. */
export const bellQueue = (lane: Lane) => `bell-${lane}`;

/** The hash tag keeps all keys in one slot of a Redis Cluster. */
export const redisOptions = (settings: Settings): BullModuleOptions => ({
  url: settings.REDIS_URL,
  prefix: '{signalbox}',
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
});
