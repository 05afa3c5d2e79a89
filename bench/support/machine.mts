import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, totalmem, type } from 'node:os';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { startServers } from './bench-stack.mts';

/** What a figure depends on, besides the code. */
export type Machine = Record<string, string>;

const PEERS = ['fastify', 'typeorm', 'bull', 'pg-boss', 'graphile-worker'];
/** Settings of PostgreSQL that a benchmark could cheat with, or depends on. */
const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'min_wal_size'];

/** The machine and the versions, asked of the servers that the benchmarks use. */
export async function describeMachine(run: Supervised): Promise<Machine> {
  const stack = await startServers();
  run.onStop((graceMs) => stack.stop(graceMs));
  const [cpu] = cpus();
  return {
    CPU: `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: `${system()}, ${arch()}`,
    Node: process.versions.node,
    ...(await postgres(stack.databaseUrl)),
    Redis: await redis(stack.redisUrl),
    Signalbox: versionOf('../../package.json'),
    ...Object.fromEntries(PEERS.map((name) => [name, versionOf(`../../node_modules/${name}/package.json`)])),
  };
}

async function postgres(connectionString: string): Promise<Machine> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  const show = async (name: string) => String(Object.values((await db.query<object>(`show ${name}`)).rows[0] ?? {})[0]);
  const settings: string[] = [];
  for (const name of SETTINGS) settings.push(`${name} = ${await show(name)}`);
  const version = (await show('server_version')).split(' ')[0] ?? '';
  await db.end();
  return { PostgreSQL: `${version}, ${settings.join(', ')}` };
}

async function redis(url: string): Promise<string> {
  const client = new Redis(url);
  const info = await client.info('server');
  client.disconnect();
  return /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown';
}

function versionOf(packageFile: string): string {
  return (createRequire(import.meta.url)(packageFile) as { version: string }).version;
}

function system(): string {
  try {
    return /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? type();
  } catch {
    return type();
  }
}
