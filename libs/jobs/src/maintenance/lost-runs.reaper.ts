import { EventLog } from '@app/audit';
import { Database } from '@app/database';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';

interface LostRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly type: string;
  readonly lane: Lane;
  readonly status: 'failed' | 'dead';
  readonly attempts: number;
  readonly trace_id: string;
  readonly correlation_id: string | null;
  readonly run_id: string;
  readonly worker_id: string | null;
}

const BATCH = 500;

/**
 * Takes over from workers that died: a run whose lease ran out is `lost`, and its job is due again, or dead when no
 * attempt is left. Several workers may reap at once; each row goes to one of them.
 */
@Injectable()
export class LostRunsReaper {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly bell: Bell,
  ) {}

  /** @returns how many runs were lost */
  async reap(): Promise<number> {
    const lost = await this.database.asSystem('dispatch', async (tx) => {
      const rows = await tx.query<LostRow[]>(REAP, [BATCH]);
      await this.events.append(
        tx,
        rows.map((row) => ({
          workspaceId: row.tenant_id,
          severity: row.status === 'dead' ? 'error' : 'warning',
          type: 'run.lost',
          message:
            row.status === 'dead'
              ? `${row.type} is dead: its worker was lost in the last attempt`
              : `${row.type} lost its worker and will be tried again`,
          data: { jobId: row.id, runId: row.run_id, type: row.type, attempt: row.attempts, workerId: row.worker_id },
          correlationId: row.correlation_id ?? undefined,
          traceId: row.trace_id,
        })),
      );
      return rows;
    });
    for (const lane of new Set(lost.map((row) => row.lane))) this.bell.ring(lane);
    return lost.length;
  }
}

/** The run's id is the lease token, so the lost run needs no search. */
const REAP = `
with expired as (
  select id, lease_token from jobs
  where status = 'running' and lease_expires_at < now()
  order by lease_expires_at limit $1
  for update skip locked
),
freed as (
  update jobs set
    status = case when attempts >= max_attempts then 'dead' else 'failed' end,
    run_at = now(),
    lease_token = null,
    lease_expires_at = null,
    last_error_json = jsonb_build_object('code', 'worker_lost', 'message', 'The worker sent no heartbeat in time.'),
    updated_at = now(),
    finished_at = case when attempts >= max_attempts then now() end
  from expired where jobs.id = expired.id
  returning jobs.id, jobs.tenant_id, jobs.type, jobs.lane, jobs.status, jobs.attempts, jobs.trace_id,
    jobs.correlation_id, expired.lease_token as run_id
),
ended as (
  update runs set status = 'lost', finished_at = now(),
    error_json = jsonb_build_object('code', 'worker_lost', 'message', 'The worker sent no heartbeat in time.')
  from expired where runs.id = expired.lease_token and runs.status = 'running'
  returning runs.id, runs.worker_id
)
select freed.*, ended.worker_id from freed left join ended on ended.id = freed.run_id`;
