import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@app/testing';
import { Client } from 'pg';

export interface Pooler {
  /** The database behind it. */
  readonly url: string;
  /** How many connections of PostgreSQL it has opened for this database, and for how many of its own. */
  connections(): Promise<{ opened: number; clients: number }>;
  stop(): Promise<void>;
}

/** What docs/operations.md tells people to write. */
function documented(): string {
  const text = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
  const block = /^```ini\n(; pgbouncer\.ini\n[\s\S]*?)^```$/m.exec(text)?.[1];
  if (block === undefined) throw new Error('docs/operations.md shows no pgbouncer.ini');
  return block;
}

/** Each setting has to be there, or the test would go on without what it is about. */
function replaced(ini: string, settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).reduce((text, [name, value]) => {
    const line = new RegExp(`(^|\\s)${name}( ?= ?)[^\\s']+`, 'm');
    if (!line.test(text)) throw new Error(`pgbouncer.ini of docs/operations.md has no ${name}`);
    return text.replace(line, `$1${name}$2${value}`);
  }, ini);
}

/** A PgBouncer in transaction mode, configured as documented, with so many connections to the database behind it. */
export async function startPooler(databaseUrl: string, poolSize: number): Promise<Pooler> {
  const program = process.env.PGBOUNCER_PROGRAM;
  if (!program) throw new Error('There is no PgBouncer: run npm test -- pooler, and read what it says first.');
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-pgbouncer-'));
  const url = new URL(databaseUrl);
  const port = String(await freePort());
  const users = join(folder, 'userlist.txt');
  writeFileSync(users, `"${url.username}" "${decodeURIComponent(url.password)}"\n`, { mode: 0o644 });
  const ini = replaced(documented(), {
    host: url.hostname,
    port: url.port,
    dbname: url.pathname.slice(1),
    listen_addr: '127.0.0.1',
    listen_port: port,
    auth_file: users,
    default_pool_size: String(poolSize),
  });
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, `${ini}admin_users = ${url.username}\nunix_socket_dir =\n`, { mode: 0o644 });

  const libraries = process.env.PGBOUNCER_LIBRARIES;
  // It refuses to run as root.
  const child = spawn('sh', ['-c', `chmod 755 ${folder}; exec "$0" "$@"`, program, ...asWhom(), file], {
    env: { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const at = (database: string) => Object.assign(new URL(databaseUrl), { port, pathname: `/${database}` }).href;
  await until('PgBouncer to answer', async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended:\n${output}`);
    return ask(at('signalbox'), 'select 1').catch(() => undefined);
  });
  return {
    url: at('signalbox'),
    connections: async () => {
      const pools = await ask<Record<string, string>>(at('pgbouncer'), 'show pools');
      const [pool = {}] = pools.filter(({ database }) => database === 'signalbox');
      const sum = (prefix: string) =>
        Object.keys(pool)
          .filter((name) => name.startsWith(prefix))
          .reduce((total, name) => total + Number(pool[name]), 0);
      return { opened: sum('sv_'), clients: sum('cl_') };
    },
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function asWhom(): string[] {
  return process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
}

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
