/** Where Redis is, as `REDIS_URL` says. */
export type RedisAddress = {
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
  /** The servers, sentinels or first nodes; one for a single server. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
} & (
  | { readonly kind: 'single'; readonly database: number }
  | {
      readonly kind: 'sentinel';
      readonly database: number;
      /** What the sentinels call it. */
      readonly master: string;
      readonly sentinelPassword?: string;
    }
  | { readonly kind: 'cluster' }
);

const FORMS =
  'redis://host:port, redis+sentinel://host:port,host:port/master or redis+cluster://host:port,host:port; rediss for TLS, user:password@ in front of the hosts';

const DEFAULT_PORT = { single: 6_379, sentinel: 26_379, cluster: 6_379 };

const URL_PARTS =
  /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/**
 * Reads a Redis URL: one server, the sentinels that know the server, or nodes of a cluster. Throws an Error that names
 * the forms, and never what was given: there may be a password in it.
 */
export function parseRedisUrl(text: string): RedisAddress {
  const [, s, kind = 'single', username, password, list = '', path = '', query] = URL_PARTS.exec(text) ?? [];
  const hosts = list.split(',').map((part) => hostOf(part, DEFAULT_PORT[kind as RedisAddress['kind']]));
  if (list === '' || hosts.includes(undefined) || (kind === 'single' && hosts.length > 1)) throw malformed();
  const common = {
    tls: s === 's',
    hosts: hosts as RedisAddress['hosts'],
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
  const [first = '', second = ''] = path.split('/');
  if (kind === 'cluster') {
    if (path !== '') throw new Error('names a database, and a cluster has only one: leave out what follows the hosts');
    return { ...common, kind };
  }
  if (kind === 'single') return { ...common, kind: 'single', database: databaseOf(first) };
  if (first === '') throw new Error('lacks the name of the master: redis+sentinel://host:port,host:port/master');
  const sentinelPassword = new URLSearchParams(query).get('sentinelPassword');
  return {
    ...common,
    kind: 'sentinel',
    master: decodeURIComponent(first),
    database: databaseOf(second),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
  };
}

/** Its hosts, without what is secret, for messages. */
export const redisHosts = ({ hosts }: RedisAddress) => hosts.map(({ host, port }) => `${host}:${port}`).join(', ');

function hostOf(text: string, defaultPort: number): { host: string; port: number } | undefined {
  const [, ipv6, name, port = String(defaultPort)] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]@\s]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = ipv6 ?? name;
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}

function databaseOf(text: string): number {
  if (!/^\d{0,4}$/.test(text)) throw malformed();
  return Number(text);
}

const malformed = () => new Error(`must be ${FORMS}`);
