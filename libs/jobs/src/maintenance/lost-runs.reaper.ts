import { EventLog } from '@app/audit';
import { Database } from '@app/database';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { withCause } from '../execute/error-cause';
import { attempts } from '../execute/job-metrics';
import { Successors } from '../execute/successors';

interface LostRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly type: string;
  readonly lane: Lane;
  /** Until it is due, in milliseconds. */
  readonly wait_ms: number;
  readonly status: 'failed' | 'dead' | 'cancelled';
  readonly poison: boolean;
  readonly ordering_key: string | null;
  readonly attempts: number;
  readonly trace_id: string;
  readonly correlation_id: string | null;
  readonly run_id: string;
  readonly worker_id: string | null;
}

const BATCH = 500;

/** A job whose runs were lost so often one after another is taken for the cause. */
const POISON_RUNS = 3;

/**
 * A job that was lost once is due at once: workers end for many reasons. Jobs that were lost twice in a row come back within
 * so many seconds, one after the other: else all that ran beside the one that kills workers would be beside it again, and be
 * taken for it.
 */
const APART_SECONDS = 10;

/**
 * Takes over from workers that died: a run whose lease ran out is `lost`, and its job is due again, or dead when no
 * attempt is left or the job was lost three times in a row: then it may be what kills the workers. Several workers may reap at once; each row goes to one of them.
 */
@Injectable()
export class LostRunsReaper {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly bell: Bell,
    private readonly successors: Successors,
  ) {}

  /** @returns how many runs were lost */
  async reap(): Promise<number> {
    if ((await this.database.systemStatement('dispatch', ANY_LOST, [])).length === 0) return 0;
    const lost = await this.database.asSystem('dispatch', async (tx) => {
      const rows = await tx.query<LostRow[]>(REAP, [BATCH, POISON_RUNS]);
      await this.events.append(
        tx,
        rows.map((row) => ({
          workspaceId: row.tenant_id,
          severity: row.status === 'dead' ? 'error' : 'warning',
          type: 'run.lost',
          message: `${row.type} ${consequence(row)}`,
          data: { jobId: row.id, runId: row.run_id, type: row.type, attempt: row.attempts, workerId: row.worker_id },
          correlationId: row.correlation_id ?? undefined,
          traceId: row.trace_id,
        })),
      );
      return rows;
    });
    this.successors.makeWay(
      lost.map(({ tenant_id, lane, ordering_key, status }) => {
        return { tenantId: tenant_id, lane, orderingKey: ordering_key, status };
      }),
    );
    for (const { type, status } of lost) {
      attempts.inc({ type, outcome: 'lost' });
      if (status === 'dead') attempts.inc({ type, outcome: 'dead' });
    }
    for (const lane of new Set(lost.map((row) => row.lane))) this.bell.ring(lane);
    for (const { lane, status, wait_ms: waitMs } of lost) {
      if (status === 'failed' && waitMs > 0) this.bell.ringAt(lane, new Date(Date.now() + waitMs));
    }
    return lost.length;
  }
}

function consequence({ status, poison }: LostRow): string {
  if (status === 'cancelled') return 'lost its worker after it was to be cancelled';
  if (poison) return `is dead: ${POISON_RUNS} runs in a row lost their worker, so it may be what ends them`;
  return status === 'dead'
    ? 'is dead: its worker was lost in the last attempt'
    : 'lost its worker and will be tried again';
}

const WORKER_LOST = `jsonb_build_object('code', 'worker_lost', 'message', 'The worker sent no heartbeat in time.')`;
const POISON = `jsonb_build_object('code', 'poison', 'message',
  'Poison: ' || $2::int || ' runs in a row lost their worker, so the job may be what ends them. Retry it when that is mended.')`;

const ERROR = `(case when expired.poison then ${POISON} else ${WORKER_LOST} end)`;

/** What the lost run makes of its job. */
const VERDICT = `
  select id, lease_token, lost_runs + 1 >= $2::int and cancel_requested_at is null as poison, case
    when cancel_requested_at is not null then 'cancelled'
    when lost_runs + 1 >= $2::int or attempts >= max_attempts then 'dead'
    else 'failed'
  end as verdict`;

const LOST = `status = 'running' and lease_expires_at < now()`;

/**
 * Almost always there is none, and it is asked for often. The first lease of all is looked for, and not the first that ran
 * out: so entries of jobs that have ended are passed within a second, or a heartbeat where an older one still runs, while
 * their pages are in memory, and PostgreSQL remembers that these are over.
 */
export const ANY_LOST = `
select from (select lease_expires_at from jobs where status = 'running' order by lease_expires_at limit 1) as first
where lease_expires_at < now()`;

/** The run's id is the lease token: looked for one by one, or PostgreSQL may read all runs there are for a few of them. */
export const REAP = `
with expired as (
  ${VERDICT} from jobs
  where ${LOST}
  order by lease_expires_at limit $1
  for update skip locked
),
placed as (
  select *, row_number() over (order by id) - 1 as place, count(*) over () as among from expired
),
freed as (
  update jobs set
    status = expired.verdict,
    lost_runs = lost_runs + 1,
    cancel_requested_at = null,
    run_at = now() + case when lost_runs > 0 then place * interval '${APART_SECONDS} seconds' / among else '0' end,
    lease_token = null,
    lease_expires_at = null,
    last_error_json = ${withCause(ERROR, 'jobs.last_error_json')},
    updated_at = now(),
    finished_at = case when expired.verdict <> 'failed' then now() end
  from placed as expired where jobs.id = expired.id
  returning jobs.id, jobs.tenant_id, jobs.type, jobs.lane, jobs.status, jobs.attempts, jobs.trace_id,
    (extract(epoch from jobs.run_at - now()) * 1000)::float8 as wait_ms,
    jobs.correlation_id, jobs.ordering_key, expired.poison, expired.lease_token as run_id
),
ended as (
  update runs set status = 'lost', finished_at = now(),
    error_json = ${WORKER_LOST}
  where runs.id = any (array(select lease_token from expired)) and runs.status = 'running'
  returning runs.id, runs.worker_id
)
select freed.*, ended.worker_id from freed left join ended on ended.id = freed.run_id`;
