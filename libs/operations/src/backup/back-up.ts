import { existsSync, openSync, closeSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '@app/config';
import { withClient } from '@app/database';
import { BackupProblem } from './backup-problem';
import { findTool } from './postgres-tools';
import { toolProblem } from './tool-problem';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly seconds: number;
  /** Version of the server that was read. */
  readonly postgres: string;
  readonly tables: number;
}

interface Source {
  readonly name: string;
  readonly version: string;
  readonly major: number;
  readonly sees_all: boolean;
}

export interface BackupOptions {
  readonly settings: Pick<Settings, 'DATABASE_URL'>;
  readonly env: NodeJS.ProcessEnv;
  /** Where to; by default a new file in the current folder. */
  readonly file?: string;
}

/**
 * Writes one consistent picture of the database to a file (pg_dump's custom format), while everything goes on. The file
 * is complete or not there at all, and only its owner can read it.
 *
 * @throws BackupProblem
 */
export async function backUp({ settings, env, file }: BackupOptions): Promise<BackupReport> {
  const startedAt = Date.now();
  const source = await withClient(settings, async (client) => {
    const { rows } = await client.query<Source>(`
      select current_database() as name, current_setting('server_version') as version,
        current_setting('server_version_num')::int / 10000 as major,
        (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
          or coalesce((select pg_has_role(current_user, oid, 'usage') from pg_roles
            where rolname = 'signalbox_system'), false) as sees_all`);
    return rows[0] as Source;
  });
  if (!source.sees_all) {
    const fix = 'Use the DATABASE_URL of the apps, or: GRANT signalbox_system TO the role.';
    throw new BackupProblem('role_sees_part', 'The role of DATABASE_URL would see a part of the rows only.', fix);
  }
  const target = resolve(file ?? `signalbox-${source.name}-${stamp()}.dump`);
  if (existsSync(target)) {
    throw new BackupProblem('file_exists', `${target} is there already.`, 'Name another file with --to, or remove it.');
  }
  // One after the other: a machine without both is always told of the same one.
  const dump = await findTool('pg_dump', source.major, env);
  const list = await findTool('pg_restore', source.major, env);
  const partial = `${target}.partial`;
  ownersOnly(partial);
  try {
    const args = ['--format=custom', '--enable-row-security', '--lock-wait-timeout=60s', `--file=${partial}`];
    await dump.run(args, settings.DATABASE_URL).catch(toolProblem('pg_dump'));
    const contents = await list.run(['--list', partial]).catch(toolProblem('pg_restore'));
    renameSync(partial, target);
    return {
      file: target,
      bytes: statSync(target).size,
      seconds: Math.round((Date.now() - startedAt) / 100) / 10,
      postgres: source.version,
      tables: contents.split('\n').filter((line) => line.includes(' TABLE DATA ')).length,
    };
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Makes the file with its mode before anything secret is in it. */
function ownersOnly(path: string): void {
  try {
    closeSync(openSync(path, 'w', 0o600));
  } catch (error) {
    throw new BackupProblem('file_unwritable', (error as Error).message, 'Name another file with --to.');
  }
}

/** Such as 20260131T070500Z. */
const stamp = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '');
