import { join } from 'node:path';
import type pg from 'pg';
import { createPipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { allAccepted, type Load, startLoad } from '../load/start-load.mts';
import { type Target, targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { type BenchStack, signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import type { Comparison } from '../support/comparison.mts';
import { profiled } from '../support/profile.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';
import type { FastifyHmacMethods } from './fastify-hmac.mts';
import { startTypeorm } from './typeorm/start.mts';

const ROUNDS = 3;
const LOAD = { connections: 256, warmupMs: 2_000, measureMs: 6_000 };

/** No worker runs: measured is taking in, and nothing beside it. */
export const ingest: Bench = {
  name: 'ingest',
  measured: [
    'Ours: signed GitHub push events of 7 kB per second over 256 connections, each with its inbox row, its event and the job that routes it (one for up to 16 that are stored together) committed before its 202.',
    '`fastify-hmac`: the same requests to a bare Fastify route that verifies the signature, answers 202 and stores nothing.',
    '`typeorm-per-request`: the same route and verification, with inbox row, job and event saved through TypeORM repositories in one transaction per request and committed before the 202, in the same PostgreSQL with the same tables and as many connections; it rings no bell and logs no request.',
  ],
  run: measure,
};

interface Side {
  target: Target;
  /** Where its rows are; missing when it stores nothing. */
  db?: pg.Pool;
  perSecond: number[];
  p99Ms: number[];
  accepted: number;
}

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  await startReadyApp(run, bench, 'api');
  const { self, bare, typeorm } = await startSides(run, bench);
  const load = await startLoad(run);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [self, bare, typeorm]) await measureRound(load, side);
  }
  const profile = await profiled(bench, { title: 'ingest', unit: 'requests' }, () => takeIn(load, self));
  return {
    comparisons: [...compare('fastify-hmac', self, bare, 0.4), ...compare('typeorm-per-request', self, typeorm, 8)],
    profiles: [profile],
  };
}

async function startSides(run: Supervised, bench: BenchStack): Promise<Record<'self' | 'bare' | 'typeorm', Side>> {
  // Nothing is delivered.
  const { hookPath, webhookSecret } = await createPipeline(await signIn(bench), 'http://127.0.0.1:9');
  const bare = await startRemote<FastifyHmacMethods>(run, join(import.meta.dirname, 'fastify-hmac.mts'));
  const typeorm = await startTypeorm(run, bench.stack, webhookSecret);
  const body = pushEvent();
  const side = (url: string, db?: pg.Pool): Side => ({
    target: targetOf(url, hookPath, webhookSecret, body),
    ...(db && { db }),
    perSecond: [],
    p99Ms: [],
    accepted: 0,
  });
  return {
    self: side(bench.apiUrl, bench.db),
    bare: side(await bare.call('listen', webhookSecret)),
    typeorm: side(typeorm.url, typeorm.db),
  };
}

async function measureRound(load: Load, side: Side): Promise<void> {
  const { perSecond, p99Ms, answers } = await load.call('closedLoop', { target: side.target, ...LOAD });
  side.perSecond.push(perSecond);
  side.p99Ms.push(p99Ms);
  side.accepted += allAccepted(answers);
  await assertStored(side);
}

/** A round that nobody measures. @returns how many were accepted */
async function takeIn(load: Load, { target }: Side): Promise<number> {
  return allAccepted((await load.call('closedLoop', { target, ...LOAD, warmupMs: 0 })).answers);
}

/** What was accepted is there, and some job has it: no answer came before its commit. */
async function assertStored({ db, accepted }: Side): Promise<void> {
  if (!db) return;
  const { rows } = await db.query<{ inbox: number; jobbed: number }>(
    `select (select count(*)::int from webhook_inbox) as inbox,
       (select sum(coalesce(jsonb_array_length(payload_json -> 'inboxIds'), 1))::int from jobs) as jobbed`,
  );
  const [stored] = rows;
  if (stored?.inbox !== accepted || stored.jobbed !== accepted) {
    throw new Error(`${accepted} were accepted, but stored are ${JSON.stringify(stored)}`);
  }
}

function compare(against: string, self: Side, other: Side, ratioAtLeast: number): Comparison[] {
  return [
    { bench: 'ingest', against, unit: 'req/s', self: self.perSecond, other: other.perSecond, mark: { ratioAtLeast } },
    { bench: 'ingest', against, unit: 'p99 ms', self: self.p99Ms, other: other.p99Ms, less: true },
  ];
}
