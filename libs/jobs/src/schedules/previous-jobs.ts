import { EventLog } from '@app/audit';
import { Database, type Transaction, uuidArray } from '@app/database';
import { Broadcast, JOB_CANCEL } from '@app/redis';
import { Injectable } from '@nestjs/common';

interface CancelledRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly type: string;
  readonly status: 'cancelled' | 'running';
  readonly schedule_id: string;
  readonly correlation_id: string | null;
  readonly trace_id: string;
}

/** The jobs of schedules that are not finished. */
@Injectable()
export class PreviousJobs {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly broadcast: Broadcast,
  ) {}

  /** The oldest unfinished job of each schedule that has one, by the schedule's id. */
  async unfinished(tx: Transaction, scheduleIds: readonly string[]): Promise<Map<string, string>> {
    if (scheduleIds.length === 0) return new Map();
    const rows = await tx.query<{ schedule_id: string; id: string }[]>(
      `select distinct on (schedule_id) schedule_id, id from jobs
       where schedule_id = any($1::uuid[]) and ${UNFINISHED} order by schedule_id, id`,
      [uuidArray(scheduleIds)],
    );
    return new Map(rows.map((row) => [row.schedule_id, row.id]));
  }

  /** Ends what waits, and asks the workers to end what runs; they are told once the transaction has committed. */
  async cancel(tx: Transaction, scheduleIds: readonly string[]): Promise<void> {
    if (scheduleIds.length === 0) return;
    const rows = await tx.query<CancelledRow[]>(CANCEL, [uuidArray(scheduleIds)]);
    const ended = rows.filter(({ status }) => status === 'cancelled');
    const running = rows.filter(({ status }) => status === 'running').map(({ id }) => id);
    await this.events.append(
      tx,
      ended.map((row) => ({
        workspaceId: row.tenant_id,
        severity: 'info' as const,
        type: 'job.cancelled',
        message: `${row.type} was cancelled: its schedule ticked again`,
        data: { jobId: row.id, type: row.type, scheduleId: row.schedule_id },
        correlationId: row.correlation_id ?? undefined,
        traceId: row.trace_id,
      })),
    );
    if (running.length > 0) {
      this.database.afterCommit(() => void this.broadcast.publish(JOB_CANCEL, running.join(',')));
    }
  }
}

const UNFINISHED = `schedule_id is not null and status in ('queued', 'running', 'failed')`;

/** Locked in the order of ids, as whoever locks several jobs does. */
const CANCEL = `
with previous as (
  select id from jobs where schedule_id = any($1::uuid[]) and ${UNFINISHED} order by id for update
),
cancelled as (
  update jobs set
    status = case when status = 'running' then status else 'cancelled' end,
    finished_at = case when status = 'running' then null else now() end,
    cancel_requested_at = case when status = 'running' then coalesce(cancel_requested_at, now()) end,
    updated_at = now()
  from previous where jobs.id = previous.id
  returning jobs.*
)
select id, tenant_id, type, status, schedule_id, correlation_id, trace_id from cancelled`;
