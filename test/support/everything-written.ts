import type { TestDatabase } from '@app/testing';
import { Redis } from 'ioredis';
import type { Written } from './traces-of';

/** Every row of every table, bytes in hex. */
export async function everyTable(database: TestDatabase): Promise<Written[]> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const written: Written[] = [];
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`select t::text as row from ${name} as t`);
    written.push({ place: `table ${name}`, text: rows.map(({ row }) => row).join('\n') });
  }
  return written;
}

/** Every key of the Redis database, with what it holds. */
export async function everyKey(url: string): Promise<Written[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    return await Promise.all(
      keys.map(async (key) => ({
        place: `redis ${key}`,
        text: `${key}\n${JSON.stringify(await valueOf(redis, key, await redis.type(key)))}`,
      })),
    );
  } finally {
    redis.disconnect();
  }
}

function valueOf(redis: Redis, key: string, type: string): Promise<unknown> {
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1, 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return Promise.resolve(null);
    default:
      throw new Error(`${key} is a ${type}, which nobody looks into`);
  }
}
