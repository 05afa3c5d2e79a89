import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ApiClient } from '../../tools/demo/api-client.mts';
import { createPipeline, type Pipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { ReceiverMethods } from '../e2e/receiver.mts';
import { allAccepted, type Load, startLoad } from '../load/start-load.mts';
import { type Target, targetOf } from '../load/target.mts';
import type { Bench, BenchResult } from '../support/bench.mts';
import { signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import { percentile } from '../support/figures.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';
import { fillInbox } from './fill-inbox.mts';

/** Fewer for a quick look: `REPLAY_EVENTS=20000 npm run bench -- replay`. */
const EVENTS = Number(process.env['REPLAY_EVENTS'] ?? 100_000);
const ROUNDS = 3;
const LIVE = { connections: 32, perSecond: 200, seconds: 10 };

export const replay: Bench = {
  name: 'replay',
  measured: [
    `Ours: milliseconds from when a live push event of 7 kB was due until its 202, at ${LIVE.perSecond} a second that are routed and delivered as well, while ${EVENTS.toLocaleString('en')} events of the inbox are replayed by filter, as many a second as it ships with, routed and delivered; the replay is cancelled in the middle and resumed.`,
    '`before`: the same live events before the replay, with the same apps.',
  ],
  run: measure,
};

interface Setup {
  readonly api: ApiClient;
  readonly base: string;
  readonly db: pg.Pool;
  readonly load: Load;
  readonly target: Target;
}

async function measure(run: Supervised): Promise<BenchResult> {
  const bench = await startBenchStack(run);
  await startReadyApp(run, bench, 'api');
  const receiver = await startRemote<ReceiverMethods>(run, join(import.meta.dirname, '../e2e/receiver.mts'));
  const api = await signIn(bench);
  const pipeline: Pipeline = await createPipeline(api, await receiver.call('listen'));
  const body = pushEvent();
  await fillInbox(bench, pipeline.hookPath, body, EVENTS);
  await startReadyApp(run, bench, 'worker');
  const target = targetOf(bench.apiUrl, pipeline.hookPath, pipeline.webhookSecret, body);
  const base = `/v1/workspaces/${pipeline.workspaceId}`;
  const setup = { api, base, db: bench.db, load: await startLoad(run), target };

  await live(setup); // warm
  const [before, during]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) before.push(await live(setup));
  const until = new Date().toISOString();
  const startedAt = performance.now();
  const { jobId } = await api.post<{ jobId: string }>(`${base}/webhooks/inbox/replay`, { eventTypes: ['past'], until });
  during.push(await live(setup));
  await cancelAndResume(setup, jobId);
  for (let round = 1; round < ROUNDS; round += 1) during.push(await live(setup));
  const { made, routed } = await underWay(setup);
  console.log(`After the last round ${made} replays were made and ${routed} of them routed.`);
  if (routed >= EVENTS) throw new Error('The replay was over before the last round: make it longer.');
  await untilEnded(setup, jobId);
  const seconds = (performance.now() - startedAt) / 1000;
  await assertOnce(setup);
  const growth = { bench: 'replay', against: 'before', unit: 'p99 ms of live events', less: true };
  return {
    comparisons: [
      { ...growth, self: during, other: before, mark: { timesAtMost: 2 } },
      { bench: 'replay', unit: 'events/s replayed', self: [EVENTS / seconds] },
    ],
  };
}

async function live({ load, target }: Setup): Promise<number> {
  const { answers, latenciesMs } = await load.call('openLoop', { target, ...LIVE });
  allAccepted(answers);
  const p99 = percentile(latenciesMs, 0.99);
  console.log(`p99 ${p99.toFixed(1)} ms`);
  return p99;
}

/** Cancelled between two batches, and taken up behind the last one. */
async function cancelAndResume({ api, base }: Setup, jobId: string): Promise<void> {
  const job = () => api.get<{ status: string; progress: { done: number } | null }>(`${base}/jobs/${jobId}`);
  await api.post(`${base}/jobs/${jobId}/cancel`, {});
  while ((await job()).status !== 'cancelled') await sleep(20);
  console.log(`Cancelled at ${(await job()).progress?.done ?? 0} of ${EVENTS}; resumed.`);
  await api.post(`${base}/jobs/${jobId}/retry`, {});
}

async function untilEnded({ api, base }: Setup, jobId: string): Promise<void> {
  for (;;) {
    const { status } = await api.get<{ status: string }>(`${base}/jobs/${jobId}`);
    if (status === 'success') return;
    if (status === 'dead') throw new Error('The replay is dead.');
    await sleep(200);
  }
}

async function underWay({ db }: Setup): Promise<{ made: number; routed: number }> {
  const { rows } = await db.query<{ made: number; routed: number }>(
    `select count(*)::int as made, count(*) filter (where status <> 'received')::int as routed
     from webhook_inbox where replay_of is not null`,
  );
  return rows[0] ?? { made: 0, routed: 0 };
}

async function assertOnce({ db }: Setup): Promise<void> {
  const { rows } = await db.query<{ replays: number; firsts: number }>(
    `select count(*)::int as replays, count(distinct replay_of)::int as firsts from webhook_inbox
     where replay_of is not null`,
  );
  const { replays, firsts } = rows[0] ?? {};
  if (replays !== EVENTS || firsts !== EVENTS) throw new Error(`${replays} replays of ${firsts} events were made.`);
}
