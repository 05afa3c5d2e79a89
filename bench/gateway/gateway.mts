import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import type { Comparison } from '../support/comparison.mts';
import { startBenchStack } from '../support/bench-stack.mts';
import { startRemote } from '../support/remote.mts';
import type { CallerMethods, Figures, Run } from './caller.mts';
import type { ThirdPartyMethods } from './third-party.mts';

const ROUNDS = 3;
const CONCURRENCY = 32;
const MEASURE_MS = 5_000;

/** Limits that are kept and never reached. */
const POLICY = {
  rate: { enabled: true, limit: 100_000, perSeconds: 1, burst: 100_000 },
  concurrency: { enabled: true, maxInFlight: 1_000 },
  breaker: {},
};

type Side = 'gateway' | 'engine' | 'bare' | 'naive' | 'lone';

/** All sides call the same server from the same process, with connections that are reused. */
export const gateway: Bench = {
  name: 'gateway',
  measured: [
    'Ours: calls through the whole gateway under a policy whose limits are kept and never reached, with the row of each in the request log.',
    '`undici`: the bare HTTP client. `five-round-trips`: the same client after five commands to Redis one after another. ' +
      'Policy engine: the same client behind our policy engine alone. What something adds is the time of a call less ' +
      'that of the bare client in the same round. Calls that are under way at the same time share round trips; a lone ' +
      'call takes one before and one after.',
  ],
  run: measure,
};

async function measure(run: Supervised): Promise<BenchResult> {
  const { env, db } = await startBenchStack(run);
  const here = (file: string) => join(import.meta.dirname, file);
  const thirdParty = await startRemote<ThirdPartyMethods>(run, here('third-party.mts'));
  const url = await thirdParty.call('start');
  const target = { url, ...(await makeConnector(db, url)), concurrency: CONCURRENCY, measureMs: MEASURE_MS };
  const caller = await startRemote<CallerMethods>(run, here('caller.mts'), env);

  const rounds: Record<Side, Figures[]> = { gateway: [], engine: [], bare: [], naive: [], lone: [] };
  const connections: number[] = [];
  await caller.call('gateway', { ...target, measureMs: MEASURE_MS / 5 });
  for (let round = 0; round < ROUNDS; round += 1) {
    await thirdParty.call('connections');
    rounds.gateway.push(await caller.call('gateway', target));
    connections.push(await thirdParty.call('connections'));
    rounds.engine.push(await caller.call('engine', target));
    rounds.bare.push(await caller.call('bare', target));
    rounds.naive.push(await caller.call('naive', target));
  }
  rounds.lone.push(await caller.call('gateway', { ...target, concurrency: 1, measureMs: MEASURE_MS / 5 }));
  await caller.call('stop');

  const of = (side: keyof typeof rounds, figure: keyof Figures) => rounds[side].map((round) => round[figure]);
  const cost = (side: keyof typeof rounds) => of(side, 'perSecond').map((rate) => 1_000_000 / rate);
  const added = (side: 'gateway' | 'engine' | 'naive') =>
    cost(side).map((ours, round) => ours - (cost('bare')[round] ?? NaN));
  const comparisons: Comparison[] = [
    {
      bench: 'gateway',
      against: 'undici',
      unit: 'calls/s',
      self: of('gateway', 'perSecond'),
      other: of('bare', 'perSecond'),
    },
    {
      bench: 'gateway p99',
      against: 'undici',
      unit: 'ms',
      self: of('gateway', 'p99Ms'),
      other: of('bare', 'p99Ms'),
      less: true,
    },
    {
      bench: 'gateway beside a policy step by step',
      against: 'five-round-trips',
      unit: 'calls/s',
      self: of('gateway', 'perSecond'),
      other: of('naive', 'perSecond'),
    },
    {
      bench: 'gateway adds',
      against: 'five-round-trips',
      unit: 'µs/call',
      self: added('gateway'),
      other: added('naive'),
      less: true,
    },
    {
      bench: 'policy engine adds',
      against: 'five-round-trips',
      unit: 'µs/call',
      self: added('engine'),
      other: added('naive'),
      less: true,
    },
    {
      bench: 'gateway round trips to Redis',
      against: 'five-round-trips',
      unit: 'round trips/call',
      self: of('gateway', 'roundTrips'),
      other: of('naive', 'roundTrips'),
      less: true,
    },
    {
      bench: 'gateway round trips to Redis, one call at a time',
      against: 'five-round-trips',
      unit: 'round trips/call',
      self: of('lone', 'roundTrips'),
      other: of('naive', 'roundTrips'),
      less: true,
    },
    {
      bench: 'gateway CPU of Redis',
      against: 'five-round-trips',
      unit: 'ms/1000 calls',
      self: of('gateway', 'redisMs'),
      other: of('naive', 'redisMs'),
      less: true,
    },
    { bench: 'gateway connections', unit: `connections for ${CONCURRENCY} lanes`, self: connections },
  ];
  return { comparisons };
}

async function makeConnector(db: pg.Pool, url: string): Promise<Pick<Run, 'workspaceId' | 'connectorId' | 'policyId'>> {
  const [workspaceId, policyId, connectorId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(`insert into workspaces (id, name, slug) values ($1, 'Bench', 'bench')`, [workspaceId]);
  await db.query(
    `insert into policies (id, tenant_id, name, rate_limit_json, retry_json, timeout_json, circuit_breaker_json, concurrency_json)
     values ($1, $2, 'Bench', $3, '{}', '{}', $4, $5)`,
    [policyId, workspaceId, POLICY.rate, POLICY.breaker, POLICY.concurrency],
  );
  await db.query(
    `insert into connectors (id, tenant_id, type, name, settings_json, policy_id, ingest_key)
     values ($1, $2, 'http', 'Bench', $3, $4, $5)`,
    [connectorId, workspaceId, { baseUrl: url }, policyId, randomUUID()],
  );
  return { workspaceId, connectorId, policyId };
}
