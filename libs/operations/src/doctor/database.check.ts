import type { Client } from 'pg';
import { error, type Finding, ok, warning } from './finding';

const OLDEST = 150_000;
/** Connections that one process opens beside its pool: statements that commit on their own. */
const RESERVE = 2;

interface Server {
  readonly version: number;
  readonly version_text: string;
  readonly standby: boolean;
  readonly read_only: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly autovacuum: string;
  readonly encoding: string;
  readonly connections: number;
  readonly used: number;
  readonly encrypted: boolean;
  readonly address: string | null;
  readonly size: string;
}

/** The server: its version, and settings on which a promise of Signalbox rests. */
export async function databaseFindings(client: Client, poolSize: number): Promise<Finding[]> {
  const { rows } = await client.query<Server>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
      pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') as read_only,
      current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
      current_setting('synchronous_commit') as synchronous_commit, current_setting('autovacuum') as autovacuum,
      (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as connections,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
      host(inet_server_addr()) as address,
      pg_size_pretty(pg_database_size(current_database())) as size`);
  const server = rows[0] as Server;
  return [
    version(server),
    writable(server),
    ...durability(server),
    connections(server, poolSize),
    ...encryption(server),
    server.encoding === 'UTF8'
      ? ok('database.encoding', `UTF8; the database has ${server.size}`)
      : error('database.encoding', `the encoding is ${server.encoding}`, 'Make the database anew with encoding UTF8.'),
  ];
}

function version({ version, version_text }: Server): Finding {
  if (version >= OLDEST) return ok('database.version', `PostgreSQL ${version_text}`);
  return error('database.version', `PostgreSQL ${version_text} is too old`, 'Upgrade to PostgreSQL 15 or newer.');
}

function writable({ standby, read_only }: Server): Finding {
  if (!standby && read_only === 'off') return ok('database.writable', 'the server takes writes');
  const what = standby ? 'is a standby' : 'starts transactions read-only (default_transaction_read_only)';
  return error('database.writable', `the server ${what}`, 'Let DATABASE_URL name the primary server.');
}

/** "What was answered 202 is never lost" is as true as these settings. */
function durability(server: Server): Finding[] {
  const off = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).filter((name) => server[name] === 'off');
  const found = off.map((name) =>
    error(
      'database.durability',
      `${name} is off: accepted events may be lost`,
      `ALTER SYSTEM SET ${name} = on, and reload.`,
    ),
  );
  if (found.length === 0) found.push(ok('database.durability', 'a commit is on disk before it is answered'));
  if (server.autovacuum === 'off') {
    found.push(
      warning(
        'database.autovacuum',
        'autovacuum is off: the jobs table will bloat',
        'ALTER SYSTEM SET autovacuum = on, and reload.',
      ),
    );
  }
  return found;
}

function connections({ connections, used }: Server, poolSize: number): Finding {
  const process = poolSize + RESERVE;
  const message = `${used} of ${connections} connections are in use; each process opens up to ${process}`;
  if (connections >= 2 * process) return ok('database.connections', message);
  const fix = 'Raise max_connections, lower DATABASE_POOL_SIZE, or put a pooler in front (docs/operations.md).';
  return warning('database.connections', `${message}, which is too little for an api and a worker`, fix);
}

function encryption({ encrypted, address }: Server): Finding[] {
  const local = address === null || address === '::1' || address.startsWith('127.');
  if (encrypted) return [ok('database.encryption', 'the connection is encrypted')];
  if (local) return [];
  const fix = 'Add ?sslmode=verify-full to DATABASE_URL, unless the network between is trusted.';
  return [warning('database.encryption', `the connection to ${address} is not encrypted`, fix)];
}
