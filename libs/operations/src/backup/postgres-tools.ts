import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BackupProblem } from './backup-problem';

/** Where packages put each major version; what is on the PATH comes last, because it may be any version. */
const FOLDERS = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/{postgresql,libpq}*/bin'];
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

type ToolName = 'pg_dump' | 'pg_restore';

/** A client program of PostgreSQL, with the version that it is of. */
export interface PostgresTool {
  readonly major: number;
  /** Runs it on the database of the URL. The password goes through the environment: arguments can be seen by others. */
  run(args: readonly string[], databaseUrl?: string): Promise<string>;
}

/**
 * The tool of the smallest version that is not older than `major`: an older one refuses, a much newer one may write what
 * the server does not know.
 *
 * @throws BackupProblem `tools_missing`
 */
export async function findTool(name: ToolName, major: number, env: NodeJS.ProcessEnv): Promise<PostgresTool> {
  const own = env['SIGNALBOX_POSTGRES_BIN'];
  const folders = own ? [own] : [...FOLDERS.flatMap((folder) => globSync(folder)), ''];
  const found = await Promise.all(folders.map((folder) => toolAt(folder === '' ? name : join(folder, name), env)));
  const tools = found.filter((tool) => tool !== undefined).sort((a, b) => a.major - b.major);
  const fitting = tools.find((tool) => tool.major >= major);
  if (fitting) return fitting;
  const seen = tools.length === 0 ? 'none was found' : `only ${tools.map((tool) => tool.major).join(', ')} was found`;
  throw new BackupProblem(
    'tools_missing',
    `This needs ${name} of PostgreSQL ${major} or newer, and ${seen}.`,
    `Install it (Debian: apt-get install postgresql-client-${major}; macOS: brew install libpq), or set\n` +
      'SIGNALBOX_POSTGRES_BIN to the folder that it is in. It may run on another machine that reaches the database.',
  );
}

async function toolAt(path: string, env: NodeJS.ProcessEnv): Promise<PostgresTool | undefined> {
  const execute = async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const own = { PATH: env['PATH'], HOME: env['HOME'], LD_LIBRARY_PATH: env['LD_LIBRARY_PATH'], LC_ALL: 'C', ...more };
    const { stdout } = await promisify(execFile)(path, args, { env: own, maxBuffer: MOST_OUTPUT_BYTES });
    return stdout;
  };
  try {
    const version = /\(PostgreSQL\) (\d+)/.exec(await execute(['--version']))?.[1];
    if (version === undefined) return undefined;
    return {
      major: Number(version),
      run: (args, databaseUrl) => execute(args, databaseUrl === undefined ? {} : libpqEnvironment(databaseUrl)),
    };
  } catch {
    return undefined;
  }
}

/** Parameters of a connection URL by their names in the environment. Source: PostgreSQL, "libpq: environment variables". */
const BY_PARAMETER: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
};

/** The connection of the URL as libpq reads it from the environment. */
export function libpqEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  const url = new URL(databaseUrl);
  const env: NodeJS.ProcessEnv = {
    PGHOST: url.hostname.replace(/^\[|\]$/g, ''),
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGAPPNAME: 'signalbox-backup',
  };
  for (const [parameter, name] of Object.entries(BY_PARAMETER)) {
    const value = url.searchParams.get(parameter);
    if (value !== null) env[name] = value;
  }
  return env;
}
