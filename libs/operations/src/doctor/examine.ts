import {
  environment,
  InvalidEnvironment,
  parseRedisUrl,
  readEnvironment,
  redisHosts,
  type Settings,
} from '@app/config';
import { isPooled, pastPooler, schemaState, withClient } from '@app/database';
import { clockFindings } from './clocks.check';
import { configurationFindings } from './configuration.check';
import { databaseFindings } from './database.check';
import { diskFindings, fileFindings } from './host.check';
import { error, type Finding, ok, reasonOf, warning } from './finding';
import { poolerFindings } from './pooler.check';
import { publicUrlFindings } from './public-url.check';
import { withRedis } from './redis-session';
import { redisFindings } from './redis.check';
import { replicaFindings } from './replica.check';
import { roleFindings } from './roles.check';

export interface Examination {
  readonly env: NodeJS.ProcessEnv;
  /** Names of the migrations of this build. */
  readonly migrations: readonly string[];
  /** Where commands are run. */
  readonly folder: string;
}

/** Looks at everything that an installation stands on. Never throws: what cannot be looked at is a finding. */
export async function examine({ env, migrations, folder }: Examination): Promise<Finding[]> {
  const configuration = configurationFindings(env);
  const settings = usableSettings(env);
  const parts = await Promise.all([
    inDatabase(settings, migrations),
    inPooler(settings),
    inReplica(settings),
    inRedis(settings),
    publicUrlFindings(settings),
    diskFindings(folder),
    fileFindings(env, folder),
  ]);
  return [...configuration, ...parts.flat()];
}

type Usable = Partial<Settings>;

/** Every setting that is good by itself, so that one mistake hides nothing else. */
function usableSettings(env: NodeJS.ProcessEnv): Usable {
  const usable: Record<string, unknown> = {};
  for (const name of Object.keys(environment) as (keyof Settings & keyof typeof environment)[]) {
    try {
      Object.assign(usable, readEnvironment(env, [name]));
    } catch (problem) {
      if (!(problem instanceof InvalidEnvironment)) throw problem;
    }
  }
  return usable;
}

async function inDatabase(settings: Usable, migrations: readonly string[]): Promise<Finding[]> {
  if (settings.DATABASE_URL === undefined) return [];
  const reach = pastPooler({ ...settings, DATABASE_URL: settings.DATABASE_URL });
  try {
    return await withClient(reach, async (client) => {
      // Those of the pool end at the pooler, where there is one.
      const poolSize = isPooled(settings) ? 0 : (settings.DATABASE_POOL_SIZE ?? 12);
      const found = [
        ok('database.reachable', `PostgreSQL answers at ${new URL(reach.DATABASE_URL).host}`),
        ...(await databaseFindings(client, poolSize)),
        ...(await clockFindings('PostgreSQL', async () => {
          const { rows } = await client.query<{ now: string }>(
            'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
          );
          return Number(rows[0]?.now);
        })),
      ];
      const { pending, newer } = await schemaState(reach, migrations);
      found.push(...migrationFindings(pending, newer));
      // Before the first migration there is nothing that a role could have rights on.
      if (pending.length < migrations.length) found.push(...(await roleFindings(client)));
      return found;
    });
  } catch (cause) {
    const name = settings.DATABASE_DIRECT_URL === undefined ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL';
    const fix = `Is PostgreSQL running, and is ${name} right? psql "$${name}" -c "select 1" tells more.`;
    return [error('database.reachable', `PostgreSQL cannot be used: ${reasonOf(cause)}`, fix)];
  }
}

async function inPooler({ DATABASE_URL, DATABASE_DIRECT_URL }: Usable): Promise<Finding[]> {
  if (DATABASE_URL === undefined || DATABASE_DIRECT_URL === undefined) return [];
  try {
    return await withClient({ DATABASE_URL }, poolerFindings);
  } catch (cause) {
    const fix = 'Is PgBouncer running, and is DATABASE_URL right? Without one, unset DATABASE_DIRECT_URL.';
    return [error('pooler.reachable', `the pooler cannot be used: ${reasonOf(cause)}`, fix)];
  }
}

async function inReplica({ DATABASE_REPLICA_URL: url }: Usable): Promise<Finding[]> {
  if (url === undefined) return [];
  try {
    return await withClient({ DATABASE_URL: url }, (client) => replicaFindings(client, new URL(url).host));
  } catch (cause) {
    const message = `the read replica cannot be used: ${reasonOf(cause)}. Lists are read from the primary meanwhile`;
    const fix =
      'Is it running, and is DATABASE_REPLICA_URL right? psql "$DATABASE_REPLICA_URL" -c "select 1" tells more.';
    return [warning('replica.reachable', message, fix)];
  }
}

function migrationFindings(pending: readonly string[], newer: readonly string[]): Finding[] {
  if (pending.length > 0) {
    return [error('database.migrations', `to be run: ${pending.join(', ')}`, 'Run: npx signalbox migrate')];
  }
  if (newer.length === 0) return [ok('database.migrations', 'every migration has run')];
  const message = `the database is ahead of this version by ${newer.join(', ')}; that is fine while you upgrade`;
  return [warning('database.migrations', message, 'Bring all processes to the newer version.')];
}

async function inRedis({ REDIS_URL }: Usable): Promise<Finding[]> {
  if (REDIS_URL === undefined) return [];
  try {
    return await withRedis(REDIS_URL, async (client) => [
      ok('redis.reachable', `Redis answers at ${redisHosts(parseRedisUrl(REDIS_URL))}`),
      ...(await redisFindings(client)),
      ...(await clockFindings('Redis', async () => {
        const [seconds, microseconds] = await client.time();
        return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
      })),
    ]);
  } catch (cause) {
    const message = `Redis cannot be used: ${reasonOf(cause)}. Nothing is lost meanwhile; jobs start later`;
    return [
      error('redis.reachable', message, 'Is Redis running, and is REDIS_URL right? redis-cli -u "$REDIS_URL" ping'),
    ];
  }
}
