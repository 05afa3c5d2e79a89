import type { RedisConnection } from '@app/redis';
import { error, type Finding, ok, warning } from './finding';

const OLDEST = [6, 2];
const PINGS = 7;
/** Slower than this, in milliseconds, and every call under a policy is slower by twice as much. */
const SLOW_MS = 10;

/** Version, what it does when it is full, and how quick it is. */
export async function redisFindings(client: RedisConnection['client']): Promise<Finding[]> {
  const info = new Map(
    (await client.info())
      .split(/\r?\n/)
      .map((line) => line.split(':'))
      .filter((pair) => pair.length >= 2)
      .map(([name = '', ...value]) => [name, value.join(':')]),
  );
  return [version(info), eviction(info), latency(await medianPing(client)), writable(info)];
}

type Info = ReadonlyMap<string, string>;

function version(info: Info): Finding {
  const [name, text] = info.has('valkey_version')
    ? ['Valkey', info.get('valkey_version') ?? '']
    : ['Redis', info.get('redis_version') ?? ''];
  const [major = 0, minor = 0] = (info.get('redis_version') ?? '').split('.').map(Number);
  const isOld = major < OLDEST[0]! || (major === OLDEST[0] && minor < OLDEST[1]!);
  if (!isOld) return ok('redis.version', `${name} ${text}`);
  return error('redis.version', `${name} ${text} is too old`, 'Upgrade to Redis 6.2 or newer, or to Valkey.');
}

function eviction(info: Info): Finding {
  const policy = info.get('maxmemory_policy') ?? 'unknown';
  const limit = Number(info.get('maxmemory') ?? 0);
  const used = Number(info.get('used_memory') ?? 0);
  if (policy !== 'noeviction') {
    const message = `maxmemory-policy is ${policy}: bells and the counts of policies may be thrown away when it is full`;
    return warning('redis.eviction', message, 'CONFIG SET maxmemory-policy noeviction, and in its configuration file.');
  }
  if (limit > 0 && used > 0.8 * limit) {
    const percent = Math.round((100 * used) / limit);
    return warning(
      'redis.eviction',
      `${percent} % of maxmemory is in use`,
      'Raise maxmemory: a full Redis takes no bells.',
    );
  }
  return ok('redis.eviction', 'noeviction, and there is room');
}

async function medianPing(client: RedisConnection['client']): Promise<number> {
  const times: number[] = [];
  for (let ping = 0; ping < PINGS; ping += 1) {
    const startedAt = performance.now();
    await client.ping();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(PINGS / 2)] ?? 0;
}

function latency(ms: number): Finding {
  const message = `a command takes ${ms.toFixed(1)} ms`;
  if (ms <= SLOW_MS) return ok('redis.latency', message);
  return warning(
    'redis.latency',
    `${message}: bells and policies are slow`,
    'Put Redis into the network of the processes.',
  );
}

function writable(info: Info): Finding {
  if ((info.get('role') ?? 'master') === 'master') return ok('redis.writable', 'it takes writes');
  return error('redis.writable', 'it is a replica, which takes no writes', 'Let REDIS_URL name the primary.');
}
