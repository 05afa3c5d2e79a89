import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Mood } from './destination.mts';
import type { KeptApp } from './kept-app.mts';
import { LEASE_SECONDS, type World } from './world.mts';

/** Does some harm to the world and, where it lasts, ends it. */
export interface FaultKind {
  readonly name: string;
  inject(world: World, random: () => number): Promise<void>;
}

const MINUTE_MS = 60_000;

const between = (random: () => number, fromMs: number, toMs: number) => fromMs + random() * (toMs - fromMs);
const oneOf = <T,>(random: () => number, all: readonly T[]) => all[Math.floor(random() * all.length)] as T;

const kill = (kind: 'apis' | 'workers'): FaultKind['inject'] => {
  return async (world, random) => {
    const app = oneOf(random, world[kind]);
    app.kill();
    await app.ready();
  };
};

const clockOf =
  (kind: 'apis' | 'workers'): FaultKind['inject'] =>
  async (world, random) => {
    const app = oneOf(random, world[kind]);
    await app.ready();
    app.setClock(between(random, -10, 10) * MINUTE_MS);
    await sleep(between(random, 2_000, 5_000));
    app.setClock(0);
  };

const frozen = async (app: KeptApp, forMs: number) => {
  await app.ready();
  app.freeze();
  try {
    await sleep(forMs);
  } finally {
    app.thaw();
  }
};

const feeling =
  (mood: Mood): FaultKind['inject'] =>
  async ({ destination }, random) => {
    destination.mood = mood;
    await sleep(between(random, 3_000, 6_000));
    destination.mood = 'well';
  };

const blobsAre =
  (state: 'full' | 'away'): FaultKind['inject'] =>
  async ({ blobs }, random) => {
    blobs.state = state;
    await sleep(between(random, 2_000, 5_000));
    blobs.state = 'well';
  };

const cut =
  (backend: 'postgres' | 'redis'): FaultKind['inject'] =>
  async (world, random) => {
    world[backend].link.cut();
    await sleep(between(random, 500, 4_000));
    world[backend].link.restore();
  };

const slow =
  (backend: 'postgres' | 'redis'): FaultKind['inject'] =>
  async (world, random) => {
    world[backend].link.delayMs = between(random, 20, 120);
    await sleep(between(random, 3_000, 6_000));
    world[backend].link.restore();
  };

/** Every kind of harm. Each round takes all of them, in an order of its own. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { name: 'api killed (SIGKILL)', inject: kill('apis') },
  { name: 'worker killed (SIGKILL)', inject: kill('workers') },
  {
    name: 'all processes killed at once',
    inject: async ({ apis, workers }) => {
      const all = [...apis, ...workers];
      for (const app of all) app.kill();
      await Promise.all(all.map((app) => app.ready()));
    },
  },
  {
    name: 'PostgreSQL stopped at once and started again',
    inject: async ({ postgres }, random) => {
      await postgres.kill();
      await sleep(between(random, 200, 2_500));
      await postgres.startAgain();
    },
  },
  {
    name: 'Redis killed, back empty',
    inject: async ({ redis }, random) => {
      await redis.kill();
      await sleep(between(random, 200, 5_000));
      await redis.startAgain();
    },
  },
  {
    name: 'Redis flushed',
    inject: async ({ redis }) => {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    },
  },
  { name: 'network to PostgreSQL cut', inject: cut('postgres') },
  { name: 'network to Redis cut', inject: cut('redis') },
  { name: 'network to PostgreSQL slow', inject: slow('postgres') },
  { name: 'network to Redis slow', inject: slow('redis') },
  { name: "an api's clock set wrong by minutes", inject: clockOf('apis') },
  { name: "a worker's clock set wrong by minutes", inject: clockOf('workers') },
  {
    name: 'worker frozen past its lease (SIGSTOP)',
    inject: ({ workers }, random) =>
      frozen(oneOf(random, workers), (LEASE_SECONDS + 1) * 1_000 + between(random, 0, 2_000)),
  },
  {
    name: 'api frozen (SIGSTOP)',
    inject: ({ apis }, random) => frozen(oneOf(random, apis), between(random, 1_000, 6_000)),
  },
  { name: 'disk of the blob store full', inject: blobsAre('full') },
  { name: 'blob store away', inject: blobsAre('away') },
  { name: 'destination fails', inject: feeling('failing') },
  { name: 'destination is slow', inject: feeling('slow') },
  { name: 'destination never answers', inject: feeling('hanging') },
  { name: 'destination hangs up', inject: feeling('down') },
];
