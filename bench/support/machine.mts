import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, totalmem, type } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { startServers } from './bench-stack.mts';
import { startDiskProbe } from './disk-probe.mts';
import { percentile, rounded } from './figures.mts';

/** What a figure depends on, besides the code. */
export type Machine = Record<string, string>;

const PEERS = ['fastify', 'typeorm', 'bull', 'pg-boss', 'graphile-worker'];
const LOOK_AT_DISK_MS = 20_000;
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
    Disk: await disk(run),
    Node: process.versions.node,
    ...(await postgres(stack.databaseUrl)),
    Redis: await redis(stack.redisUrl),
    Signalbox: versionOf('../../package.json'),
    ...Object.fromEntries(PEERS.map((name) => [name, versionOf(`../../node_modules/${name}/package.json`)])),
  };
}

/** While nothing else uses it. */
async function disk(run: Supervised): Promise<string> {
  const probe = await startDiskProbe(run);
  await delay(LOOK_AT_DISK_MS);
  const waits = await probe.call('waits');
  const [middle, p99, longest] = [0.5, 0.99, 1].map((share) => rounded(percentile(waits, share)));
  return `20 fsync of 8 kB a second, and nothing else: median ${middle} ms, p99 ${p99} ms, longest ${longest} ms`;
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
