import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, totalmem, type } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { startServers } from './bench-stack.mts';
import { startMachineProbe } from './machine-probe.mts';
import { percentile, rounded } from './figures.mts';

/** What a figure depends on, besides the code. */
export type Machine = Record<string, string>;

const PEERS = ['fastify', 'typeorm', 'bull', 'pg-boss', 'graphile-worker'];
const LOOK_MS = 20_000;
/** Settings of PostgreSQL that a benchmark could cheat with, or depends on. */
const SETTINGS = [
  ...['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'huge_pages_status', 'max_wal_size'],
  'min_wal_size',
];

/** The machine and the versions, asked of the servers that the benchmarks use. */
export async function describeMachine(run: Supervised): Promise<Machine> {
  const stack = await startServers();
  run.onStop((graceMs) => stack.stop(graceMs));
  const [cpu] = cpus();
  return {
    CPU: `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: `${system()}, ${arch()}`,
    ...(await atRest(run)),
    Node: process.versions.node,
    ...(await postgres(stack.databaseUrl)),
    Redis: await redis(stack.redisUrl),
    Signalbox: versionOf('../../package.json'),
    ...Object.fromEntries(PEERS.map((name) => [name, versionOf(`../../node_modules/${name}/package.json`)])),
  };
}

/** While nothing else uses it: on a shared machine these differ from hour to hour. */
async function atRest(run: Supervised): Promise<Machine> {
  const probe = await startMachineProbe(run);
  await delay(LOOK_MS);
  const { disk, memory } = await probe.call('probed');
  const of = (times: readonly number[]) => {
    const [middle, p99, longest] = [0.5, 0.99, 1].map((share) => rounded(percentile(times, share)));
    return `median ${middle} ms, p99 ${p99} ms, longest ${longest} ms`;
  };
  return {
    'Disk at rest': `20 fsync of 8 kB a second: ${of(disk)}`,
    'Memory at rest': `10,000 places in 8 MiB: ${of(memory)}`,
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
