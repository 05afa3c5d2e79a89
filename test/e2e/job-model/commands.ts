import { discard, done, type JobOutcome, retry, snooze } from '@app/jobs';
import * as fc from 'fast-check';
import type { ClaimedJob } from '../../../libs/jobs/src/execute/claim';
import { settlementOf } from '../../../libs/jobs/src/execute/settlement';
import { cancelJob, retryJob } from '../../support/operator-acts';
import { note } from '../../support/test-jobs';
import type { Ending, JobModel } from './model';
import type { JobSystem } from './system';

type Command = fc.AsyncCommand<JobModel, JobSystem>;

/** One thing that happens. It changes system and model alike, and then everything is compared. */
function command(name: string, happens: (model: JobModel, system: JobSystem) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, system) => {
      await happens(model, system);
      await system.check(model);
    },
    toString: () => name,
  };
}

const FAR = 3_600_000;
const broken = { code: 'broken', message: 'It broke.' };
const OUTCOMES: Record<Ending, () => JobOutcome> = {
  done: () => done(),
  retry: () => retry(broken, FAR),
  snooze: () => snooze(new Date(Date.now() + FAR), 'later'),
  discard: () => discard(broken),
};

function take(jobs: ClaimedJob[], pick: number): ClaimedJob | undefined {
  return jobs.splice(pick % Math.max(1, jobs.length), 1)[0];
}

const enqueue = (count: number, orderingKey: string | null, maxAttempts: number, due: boolean) =>
  command(
    `enqueue ${count} ${orderingKey ?? 'freely'}, ${maxAttempts} attempts, ${due ? 'now' : 'later'}`,
    async (model, system) => {
      const known = new Set(model.jobs.keys());
      await system.jobs.enqueue(system.scope, Array<string>(count).fill('x'), {
        maxAttempts,
        ...(orderingKey === null ? {} : { orderingKey }),
        ...(due ? {} : { runAt: new Date(Date.now() + FAR) }),
      });
      for (const id of await system.ids()) if (!known.has(id)) model.add(id, orderingKey, maxAttempts, due);
    },
  );

const claim = (limit: number) =>
  command(`claim ${limit}`, async (model, system) => {
    const claimable = new Set(model.claimable());
    const claimed: ClaimedJob[] = [];
    for (let more = true; more && claimed.length < limit;) {
      const found = await system.jobs.claim(limit - claimed.length);
      claimed.push(...found.jobs);
      more = found.more;
    }
    expect(claimed.filter(({ id }) => !claimable.has(id))).toEqual([]);
    expect(claimed).toHaveLength(Math.min(limit, claimable.size));
    for (const { id } of claimed) model.claim(id);
    system.held.push(...claimed);
  });

const end = (pick: number, ending: Ending) =>
  command(`${ending} ${pick}`, async (model, system) => {
    const job = take(system.held, pick);
    if (!job) return;
    expect(await system.settler.settle(settlementOf(job, OUTCOMES[ending](), note))).toBe(true);
    model.end(job.id, ending);
  });

const crash = (pick: number) =>
  command(`crash ${pick}`, (_, system) => {
    const job = take(system.held, pick);
    if (job) system.abandoned.push(job);
    return Promise.resolve();
  });

/** The leases of the dead run out; and, as if its worker had only been slow, that of a living one. */
const expire = (pick: number, alsoSlow: boolean) =>
  command(`leases run out${alsoSlow ? `, also ${pick}` : ''}`, async (model, system) => {
    const slow = alsoSlow ? take(system.held, pick) : undefined;
    const lost = [...system.abandoned.splice(0), ...(slow ? [slow] : [])];
    for (const job of lost) await system.jobs.expire(job);
    expect(await system.reap()).toBe(lost.length);
    model.lose(lost.map(({ id }) => id));
    await system.putOffLater();
    system.stale.push(...lost);
  });

/** A worker dies with all its jobs, and their leases run out. */
const die = () =>
  command('the worker dies', async (model, system) => {
    system.abandoned.push(...system.held.splice(0));
    await expire(0, false).run(model, system);
  });

const comeBack = (pick: number, ending: Ending) =>
  command(`the dead come back with ${ending}`, async (_, system) => {
    const job = system.stale[pick % Math.max(1, system.stale.length)];
    if (job) expect(await system.settler.settle(settlementOf(job, OUTCOMES[ending](), note))).toBe(false);
  });

const act = (name: 'cancel' | 'retry', pick: number) =>
  command(`${name} ${pick}`, async (model, system) => {
    const ids = [...model.jobs.keys()].sort();
    const id = ids[pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    await (name === 'cancel' ? cancelJob : retryJob)(system.jobs.database, id);
    model[name](id);
  });

const pause = (paused: boolean) =>
  command(paused ? 'pause' : 'resume', async (model, system) => {
    await system.pause(paused);
    model.paused = paused;
  });

const timePasses = () =>
  command('time passes', async (model, system) => {
    await system.jobs.database.query(
      `update jobs set run_at = now(), updated_at = now() where status in ('queued', 'failed')`,
    );
    for (const job of model.jobs.values()) job.due = true;
  });

const pick = fc.nat(100);
const ending = fc.constantFrom<Ending>('done', 'retry', 'retry', 'snooze', 'discard');
const orderingKey = fc.constantFrom(null, null, 'one', 'two');

const claims = fc.integer({ min: 1, max: 8 }).map(claim);

/** Everything that can happen, in any order. Claims and endings come more often, so that jobs get somewhere. */
export const happenings = [
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), orderingKey, fc.integer({ min: 1, max: 5 }), fc.boolean())
    .map((all) => enqueue(...all)),
  claims,
  claims,
  claims,
  fc.constant(die()),
  fc.tuple(pick, ending).map((all) => end(...all)),
  fc.tuple(pick, ending).map((all) => end(...all)),
  pick.map(crash),
  fc.tuple(pick, fc.boolean()).map((all) => expire(...all)),
  fc.tuple(pick, ending).map((all) => comeBack(...all)),
  pick.map((which) => act('cancel', which)),
  pick.map((which) => act('retry', which)),
  fc.boolean().map(pause),
  fc.constant(timePasses()),
  fc.constant(timePasses()),
];
