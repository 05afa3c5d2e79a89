import type { Settings } from '@app/config';
import type { BullModuleOptions } from '@nestjs/bull';
import { connectRedis, serverOptions } from '@app/redis';
import type { Queue } from 'bull';
import type { Lane } from './lanes';

/** What a bell says: look at this lane. It carries no job; the jobs are in PostgreSQL. */
export interface BellEntry {
  readonly lane: Lane;
}

/** Name of the Bull queue of a lane. */
export const bellQueue = (lane: Lane) => `bell-${lane}`;

/** Longest wait between two tries to reach Redis again, and after a bell that could not be taken, in milliseconds. */
const LONGEST_RETRY_MS = 2_000;

const retryStrategy = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 10), LONGEST_RETRY_MS);

/** The hash tag keeps all keys in one slot of a Redis Cluster. */
export const redisOptions = ({ REDIS_URL }: Pick<Settings, 'REDIS_URL'>): BullModuleOptions => {
  const server = serverOptions(REDIS_URL);
  return {
    ...(server ? { redis: { ...server, retryStrategy } } : { createClient: (type) => clusterClient(REDIS_URL, type) }),
    prefix: '{signalbox}',
    settings: { retryProcessDelay: LONGEST_RETRY_MS },
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  };
};

/** Bull asks of the connections that wait for something that they give no command up. */
const clusterClient = (url: string, type: 'client' | 'subscriber' | 'bclient') =>
  connectRedis(url, { retryStrategy, ...(type === 'client' ? {} : { maxRetriesPerRequest: null }) });

/** Bull leaves connections that it did not make itself open. */
export function disconnect(queue: Queue<BellEntry>): void {
  const bull = queue as unknown as BullConnections;
  // Each is made when it is first asked for: so only those that are there are asked for.
  if (bull.clientInitialized) leave(bull.client);
  if (bull.subscriberInitialized) leave(bull.eclient);
  if (bull.bclientInitialized) leave(bull.bclient);
}

/** For one that has ended already it would wait two seconds for its end. */
function leave(client: Connection): void {
  if (client.status !== 'end') client.disconnect();
}

type Connection = Pick<Queue['client'], 'status' | 'disconnect'>;

/** What its types do not tell. */
type BullConnections = Record<'clientInitialized' | 'subscriberInitialized' | 'bclientInitialized', boolean> &
  Record<'client' | 'eclient' | 'bclient', Connection>;
