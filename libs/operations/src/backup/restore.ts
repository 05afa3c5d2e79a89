import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '@app/config';
import { type SchemaState, schemaState, withClient } from '@app/database';
import type { Client } from 'pg';
import { type Finding } from '../doctor/finding';
import { roleFindings } from '../doctor/roles.check';
import { BackupProblem } from './backup-problem';
import { REMOVE_EVERYTHING } from './remove-everything';
import { findTool } from './postgres-tools';
import { toolProblem } from './tool-problem';

export interface RestoreReport {
  readonly file: string;
  readonly database: string;
  readonly seconds: number;
  /** How the schema relates to this build. */
  readonly schema: SchemaState;
  /** Whether roles, grants and row-level security are as they have to be. */
  readonly roles: Finding[];
}

export interface RestoreOptions {
  readonly settings: Pick<Settings, 'DATABASE_URL'>;
  readonly env: NodeJS.ProcessEnv;
  readonly file: string;
  /** Names of the migrations of this build. */
  readonly migrations: readonly string[];
  /** Makes the group roles: a backup is of one database, and roles are the cluster's. */
  readonly makeRoles: (client: Client) => Promise<void>;
  /** Asked before anything in the database is removed; by default nothing may be. */
  readonly mayReplace?: (database: string) => Promise<boolean>;
}

interface Target {
  readonly name: string;
  readonly version: number;
  readonly relations: number;
  readonly sessions: number;
}

/**
 * Puts a backup into an empty database, in one transaction: it is all there, or the database is empty as before.
 *
 * @throws BackupProblem
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { settings, env, migrations, makeRoles, mayReplace } = options;
  const startedAt = Date.now();
  const file = resolve(options.file);
  if (!existsSync(file))
    throw new BackupProblem('file_missing', `There is no file ${file}.`, 'Name a file of npm run backup.');
  const target = await withClient(settings, targetOf);
  const tool = await findTool('pg_restore', target.version, env);
  assertFits(await tool.run(['--list', file]).catch(toolProblem('pg_restore')), target);
  if (target.sessions > 0) {
    const fix = 'Stop the api and the workers of this database first.';
    throw new BackupProblem('database_in_use', `${target.sessions} connection(s) of Signalbox are open there.`, fix);
  }
  if (target.relations > 0) {
    if (!(await mayReplace?.(target.name))) throw notEmpty(target);
    await withClient(settings, (client) => client.query(REMOVE_EVERYTHING));
  }
  await withClient(settings, makeRoles);
  const args = ['--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${target.name}`, file];
  await tool.run(args, settings.DATABASE_URL).catch(toolProblem('pg_restore'));
  return withClient(settings, async (client) => {
    await client.query('analyze');
    return {
      file,
      database: target.name,
      seconds: Math.round((Date.now() - startedAt) / 100) / 10,
      schema: await schemaState(settings, migrations),
      roles: await roleFindings(client),
    };
  });
}

async function targetOf(client: Client): Promise<Target> {
  const { rows } = await client.query<Target>(`
    select current_database() as name, current_setting('server_version_num')::int / 10000 as version,
      (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p', 'v', 'm', 'S')) as relations,
      (select count(*)::int from pg_stat_activity where datname = current_database()
        and application_name = 'signalbox') as sessions`);
  return rows[0] as Target;
}

/** A newer server's dump may use what an older one does not know. */
function assertFits(contents: string, { version }: Target): void {
  const dumped = Number(/Dumped from database version: (\d+)/.exec(contents)?.[1] ?? 0);
  if (dumped <= version) return;
  const message = `The backup is of PostgreSQL ${dumped}, and the server is ${version}.`;
  throw new BackupProblem('server_too_old', message, `Restore it into PostgreSQL ${dumped} or newer.`);
}

function notEmpty({ name, relations }: Target): BackupProblem {
  const message = `The database ${name} is not empty: it has ${relations} tables and sequences.`;
  const fix =
    'Let DATABASE_URL name an empty database (createdb), or replace what is there with\n' +
    `--replace --confirm ${name}: everything in it will be gone.`;
  return new BackupProblem('database_not_empty', message, fix);
}
