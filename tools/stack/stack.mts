import { resolve } from 'node:path';
import { type RunningServer, startPostgres } from './postgres.mts';
import { startRedis } from './redis.mts';

export interface Stack {
  databaseUrl: string;
  redisUrl: string;
  /** Stops what was started here, and waits. `graceMs: 0` ends it at once. */
  stop(graceMs?: number): Promise<void>;
}

export interface StackOptions {
  /** Folder for data and downloads. */
  dataDir: string;
  /** false: throwaway data. PostgreSQL then trades safety for speed, and its data is removed by `stop()`. */
  durable: boolean;
  log?: (line: string) => void;
}

/**
 * PostgreSQL and Redis, ready for connections. `DATABASE_URL` and `REDIS_URL` in the environment win: what they name is
 * neither started nor stopped here. Should this process die, however it dies, its servers stop by themselves.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { durable, log = () => undefined } = options;
  const dataDir = resolve(options.dataDir);
  const servers = await Promise.allSettled([
    external('DATABASE_URL') ?? startPostgres({ dataDir, durable, log }),
    external('REDIS_URL') ?? startRedis(dataDir, log),
  ]);
  const stop = async (graceMs?: number) => {
    const started = servers.filter((server) => server.status === 'fulfilled');
    await Promise.all(started.map((server) => server.value.stop(graceMs)));
  };
  const [postgres, redis] = servers;
  if (postgres.status === 'fulfilled' && redis.status === 'fulfilled') {
    return { databaseUrl: postgres.value.url, redisUrl: redis.value.url, stop };
  }
  await stop();
  throw postgres.status === 'rejected' ? postgres.reason : (redis as PromiseRejectedResult).reason;
}

function external(variable: string): RunningServer | undefined {
  const url = process.env[variable];
  return url ? { url, stop: () => Promise.resolve() } : undefined;
}
