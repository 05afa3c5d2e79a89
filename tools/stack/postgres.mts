import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ChildServer } from './child-server.mts';
import { persistedSecret } from './credentials.mts';
import { freePort } from './free-port.mts';
import { type HomeOptions, openHome, type PostgresHome } from './postgres-home.mts';
import { runningPostmaster } from './postmaster-file.mts';
import { until } from './until.mts';

export interface RunningServer {
  url: string;
  /** Stops what was started here and waits for it. `graceMs: 0` ends it at once. */
  stop(graceMs?: number): Promise<void>;
}

/** The same locale on every machine: PostgreSQL's own C.UTF-8 asks nothing of the system. */
const INITDB_ARGS = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** Before version 17 PostgreSQL had no locale of its own. */
const INITDB_ARGS_BEFORE_17 = ['--encoding=UTF8', '--locale=C'];
const SETTINGS = [
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'],
  // What is written goes on to the disk bit by bit, and not all of it at once every few seconds. As in docker-compose.yml.
  'backend_flush_after=256kB',
];
/**
 * Checkpoints come by time: after each of them whole pages go into the log again. Its files are kept when little is
 * written: commits wait while a new one is made. As in docker-compose.yml.
 */
const DURABLE_SETTINGS = ['max_wal_size=4GB', 'min_wal_size=4GB'];
/** For data that nobody misses after a crash. */
const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts the PostgreSQL of this data folder, or joins the one that already runs on it and leaves that one running. */
export async function startPostgres(options: HomeOptions): Promise<RunningServer> {
  const home = openHome(options);
  const passwords = readPasswords(home.folder);
  const data = join(home.folder, 'data');
  if (!existsSync(data)) initialise(home, passwords.superuser, options.packaged?.major);

  const present = await runningPostmaster(realpathSync(data));
  if (present) {
    options.log('PostgreSQL is already running on this data: using it.');
    return { url: await prepare(present.port, passwords), stop: () => Promise.resolve() };
  }
  const { server, port } = await launch(home, options.durable);
  const stop = async (graceMs?: number) => {
    await server.stop(graceMs);
    if (!options.durable) rmSync(home.folder, { recursive: true, force: true });
  };
  try {
    return { url: await prepare(port, passwords), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Passwords {
  superuser: string;
  signalbox: string;
}

function readPasswords(folder: string): Passwords {
  try {
    return {
      superuser: persistedSecret(join(folder, 'superuser.password')),
      signalbox: persistedSecret(join(folder, 'signalbox.password')),
    };
  } catch (cause) {
    throw new Error(`The data in ${folder} belongs to another user: run as that user, or remove it.`, { cause });
  }
}

/** Makes the data folder. Under another name until it is complete, so that an interrupted run leaves nothing behind. */
function initialise({ folder, owner, binaries, env }: PostgresHome, password: string, major = 17): void {
  const partial = join(folder, 'data.partial');
  const passwordFile = join(folder, 'initdb.password');
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [partial, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const where = [`--pgdata=${partial}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const initdb = spawnSync(binaries.initdb, [...where, ...(major < 17 ? INITDB_ARGS_BEFORE_17 : INITDB_ARGS)], {
    env: { ...SERVER_ENV, ...env },
    cwd: '/',
    encoding: 'utf8',
    ...owner,
  });
  rmSync(passwordFile);
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`);
  renameSync(partial, join(folder, 'data'));
}

/** Without a locale of its own the server would take the caller's, which macOS refuses when it is unset. */
const SERVER_ENV = { PATH: process.env['PATH'], LC_ALL: 'C' };

async function launch(home: PostgresHome, durable: boolean): Promise<{ server: ChildServer; port: number }> {
  const logFile = join(home.folder, 'server.log');
  const settings = [...SETTINGS, ...(durable ? DURABLE_SETTINGS : THROWAWAY_SETTINGS)];
  const deadline = Date.now() + 60_000;
  for (;;) {
    const port = await freePort();
    const logFrom = existsSync(logFile) ? readFileSync(logFile).length : 0;
    const server = new ChildServer({
      command: home.binaries.postgres,
      args: ['-D', join(home.folder, 'data'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      env: { ...SERVER_ENV, ...home.env },
      owner: home.owner,
      logFile,
      stopSignal: 'SIGINT', // "fast": ends sessions, then writes everything down
      graceMs: 30_000,
      forceSignal: 'SIGQUIT',
    });
    const output = () => readFileSync(logFile).subarray(logFrom).toString();
    // After an unclean end it replays its log first: that may take a while.
    await until('PostgreSQL', 120_000, () => !server.running || output().includes('ready to accept connections'), 20);
    if (server.running) return { server, port };
    // Another program took the port, or children of a killed server are still leaving.
    const passing = /could not bind|is still in use/.test(output());
    if (!passing || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${output()}`);
  }
}

/** The application's role and database. It owns its database but is no superuser, so row-level security binds it. */
async function prepare(port: number, passwords: Passwords): Promise<string> {
  const superuser = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password: passwords.superuser };
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const role = await client.query(`SELECT FROM pg_roles WHERE rolname = 'signalbox'`);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(passwords.signalbox);
      await client.query(`CREATE ROLE signalbox LOGIN NOSUPERUSER CREATEROLE CREATEDB PASSWORD ${password}`);
    }
    const database = await client.query(`SELECT FROM pg_database WHERE datname = 'signalbox'`);
    if (database.rowCount === 0) await client.query('CREATE DATABASE signalbox OWNER signalbox');
  } finally {
    await client.end();
  }
  return `postgres://signalbox:${passwords.signalbox}@127.0.0.1:${port}/signalbox`;
}
