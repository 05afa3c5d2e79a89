import { Database, inIndexOrder } from '@app/database';
import { gauge } from '@app/observability';
import { LANES } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { oldestDue } from '../operate/queues/queues.sql';
import { QUEUE, WAITING } from '../waiting-jobs.sql';

/** Jobs of a lane that are counted in each state: more are told as so many. */
const MOST_COUNTED = 50_000;
/** Steps in search of the oldest due job. */
const MOST_STEPS = 2_000;

const jobs = gauge(
  'signalbox_queue_jobs',
  `Jobs that are not over, by lane and state, counted up to ${MOST_COUNTED}: due, later (queued for a time to come), retry (the same after a failure), held (paused, limited or in line), running. Told by the leader alone.`,
  ['lane', 'state'],
);
const age = gauge(
  'signalbox_queue_oldest_age_seconds',
  'How long the oldest job has been due, and how long the oldest attempt has been running. Told by the leader alone.',
  ['lane', 'state'],
);

type State = 'due' | 'later' | 'retry' | 'held' | 'running';

/** How many jobs wait and for how long, for the metrics: looked at by one process for all, in bounded time. */
@Injectable()
export class QueueDepths {
  constructor(private readonly database: Database) {}

  async measure(): Promise<void> {
    const { depths, oldest } = await this.database.asSystem('dispatch', async (tx) => {
      await inIndexOrder(tx);
      return {
        depths: await tx.query<({ lane: string; running_age: number } & Record<State, number>)[]>(DEPTHS, [
          MOST_COUNTED,
        ]),
        oldest: await tx.query<{ lane: string; seconds: number | null }[]>(OLDEST, [null, MOST_STEPS]),
      };
    });
    for (const { lane, running_age: runningAge, ...states } of depths) {
      for (const state of STATES) jobs.set({ lane, state }, states[state]);
      age.set({ lane, state: 'running' }, runningAge);
    }
    for (const { lane, seconds } of oldest) age.set({ lane, state: 'due' }, seconds ?? 0);
  }

  /** This process does not know any more: another does. */
  forget(): void {
    jobs.reset();
    age.reset();
  }
}

const STATES: readonly State[] = ['due', 'later', 'retry', 'held', 'running'];

/** The lane's jobs that are held for one kind of reason. */
const held = (lane: string, reason: string, order: string) => `
  (select from jobs where lane = '${lane}' and held_by ${reason} and status in ('queued', 'failed')
   order by ${order} limit $1)`;

/** One branch for each lane and part of it, each in the order of the index that has just these jobs, up to the bound. */
const DEPTHS = LANES.map(
  (lane) => `
  select '${lane}' as lane, waiting.*, held.*, running.*
  from (
    select count(*) filter (where run_at <= now())::int as due,
      count(*) filter (where run_at > now() and status = 'queued')::int as later,
      count(*) filter (where run_at > now() and status = 'failed')::int as retry
    from (
      select run_at, status from jobs
      where lane = '${lane}' and ${WAITING} order by ${QUEUE}, priority, run_at limit $1
    ) as bounded
  ) as waiting,
  (
    select least(count(*), $1)::int as held from (
      ${held(lane, `<> 'ordering'`, 'held_by, priority, run_at')}
      union all ${held(lane, `= 'ordering'`, 'tenant_id, ordering_key, line_position, id')}
    ) as bounded
  ) as held,
  (
    select count(*)::int as running, coalesce(extract(epoch from now() - min(updated_at)), 0)::float8 as running_age
    from (
      select updated_at from jobs where lane = '${lane}' and status = 'running' order by lease_expires_at limit $1
    ) as bounded
  ) as running`,
).join(' union all ');

const OLDEST = oldestDue(null, LANES);
