import { parseRedisUrl } from '@app/config';
import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** How a connection behaves, wherever Redis is. */
export type ConnectionOptions = Pick<
  RedisOptions,
  'enableOfflineQueue' | 'autoResendUnfulfilledCommands' | 'maxRetriesPerRequest' | 'connectTimeout'
> & { readonly retryStrategy: (attempt: number) => number };

/** What ioredis connects to where there is one server at a time: it, or the sentinels that know which one it is. */
export function serverOptions(url: string): RedisOptions | undefined {
  const address = parseRedisUrl(url);
  if (address.kind === 'cluster') return undefined;
  const { username, password, database, tls, hosts } = address;
  const [first] = hosts;
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
    db: database,
    ...(address.kind === 'single'
      ? { host: first?.host ?? '', port: first?.port ?? 0 }
      : {
          sentinels: hosts.map(({ host, port }) => ({ host, port })),
          name: address.master,
          ...(address.sentinelPassword === undefined ? {} : { sentinelPassword: address.sentinelPassword }),
          ...(tls ? { enableTLSForSentinelMode: true } : {}),
          sentinelRetryStrategy: (attempt: number) => Math.min(attempt * 100, 2_000),
        }),
  };
}

/**
 * A client for one server, for the one that sentinels name, or for a cluster. All that this product asks of them is the
 * same, so they have one type here: every command has its keys in one hash tag.
 */
export function connectRedis(url: string, options: ConnectionOptions): Redis {
  const server = serverOptions(url);
  if (server) return new Redis({ ...server, ...options });
  const { hosts, username, password, tls } = parseRedisUrl(url);
  const { retryStrategy, enableOfflineQueue, ...redisOptions } = options;
  const cluster = new Cluster([...hosts], {
    clusterRetryStrategy: retryStrategy,
    ...(enableOfflineQueue === undefined ? {} : { enableOfflineQueue }),
    // Behind TLS the names have to match the certificate, so they are not looked up beforehand.
    ...(tls ? { dnsLookup: (name: string, answer: (error: null, address: string) => void) => answer(null, name) } : {}),
    redisOptions: {
      ...redisOptions,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(tls ? { tls: {} } : {}),
    },
  });
  return cluster as unknown as Redis;
}
