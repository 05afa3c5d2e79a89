import { setTimeout as sleep } from 'node:timers/promises';
import { RedisConnection } from '@app/redis';

const READY_MS = 5_000;

type RedisClient = RedisConnection['client'];

/** Connects, does the work and leaves. Throws what went wrong when Redis is not there within five seconds. */
export async function withRedis<T>(url: string, work: (client: RedisClient) => Promise<T>): Promise<T> {
  const connection = new RedisConnection({ REDIS_URL: url });
  let last: unknown = new Error('it did not answer within 5 s');
  connection.client.on('error', (cause) => (last = cause));
  try {
    for (const end = Date.now() + READY_MS; !connection.usable; await sleep(20)) {
      if (Date.now() > end || /NOAUTH|WRONGPASS|ECONNREFUSED|ENOTFOUND/.test(String(last))) throw last;
    }
    return await work(connection.client);
  } finally {
    connection.onApplicationShutdown();
  }
}
