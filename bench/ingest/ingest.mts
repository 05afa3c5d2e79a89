import { join } from 'node:path';
import type pg from 'pg';
import { createPipeline } from '../../tools/demo/pipeline.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { allAccepted, startLoad } from '../load/start-load.mts';
import { type Target, targetOf } from '../load/target.mts';
import { signIn, startBenchStack, startReadyApp } from '../support/bench-stack.mts';
import { pushEvent } from '../support/push-event.mts';
import { startRemote } from '../support/remote.mts';
import { report } from '../support/report.mts';
import type { FastifyHmacMethods } from './fastify-hmac.mts';

const ROUNDS = 3;
const LOAD = { connections: 256, warmupMs: 2_000, measureMs: 6_000 };

/**
 * Signed webhooks per second, each committed before its 202, against a server that verifies the signature and does
 * nothing else. No worker runs: measured is taking in, and nothing beside it.
 */
export async function ingest(run: Supervised): Promise<void> {
  const bench = await startBenchStack(run);
  await startReadyApp(run, bench, 'api');
  const api = await signIn(bench);
  const { hookPath, webhookSecret } = await createPipeline(api, 'http://127.0.0.1:9'); // nothing is delivered
  const bare = await startRemote<FastifyHmacMethods>(run, join(import.meta.dirname, 'fastify-hmac.mts'));
  const body = pushEvent();
  const self = targetOf(bench.apiUrl, hookPath, webhookSecret, body);
  const other = targetOf(await bare.call('listen', webhookSecret), hookPath, webhookSecret, body);

  const load = await startLoad(run);
  const rounds: Record<'self' | 'other' | 'selfP99' | 'otherP99', number[]> = {
    self: [],
    other: [],
    selfP99: [],
    otherP99: [],
  };
  let accepted = 0;
  const measure = async (target: Target) => {
    const result = await load.call('closedLoop', { target, ...LOAD });
    return { ...result, accepted: allAccepted(result.answers) };
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await measure(self);
    accepted += ours.accepted;
    await assertStored(bench.db, accepted);
    const theirs = await measure(other);
    rounds.self.push(ours.perSecond);
    rounds.selfP99.push(ours.p99Ms);
    rounds.other.push(theirs.perSecond);
    rounds.otherP99.push(theirs.p99Ms);
  }
  const against = 'fastify-hmac';
  report([
    { bench: 'ingest', against, unit: 'req/s', self: rounds.self, other: rounds.other },
    { bench: 'ingest', against, unit: 'p99 ms', self: rounds.selfP99, other: rounds.otherP99, less: true },
  ]);
}

/** What was accepted is there, with its job: no answer came before its commit. */
async function assertStored(db: pg.Pool, accepted: number): Promise<void> {
  const { rows } = await db.query<{ inbox: number; jobs: number }>(
    `select (select count(*)::int from webhook_inbox) as inbox, (select count(*)::int from jobs) as jobs`,
  );
  const [stored] = rows;
  if (stored?.inbox !== accepted || stored.jobs !== accepted) {
    throw new Error(`${accepted} were accepted, but stored are ${JSON.stringify(stored)}`);
  }
}
