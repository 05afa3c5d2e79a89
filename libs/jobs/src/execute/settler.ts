import { EventLog, type EventRecord } from '@app/audit';
import {
  Batcher,
  Database,
  bigintArray,
  boolArray,
  jsonbArray,
  textArray,
  timestampArray,
  uuidArray,
} from '@app/database';
import { Bell } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { Settlement } from './settlement';

/** Writes the ends of attempts, in batches, each only while the worker still holds the job's lease. */
@Injectable()
export class Settler {
  private readonly batcher = new Batcher<Settlement, boolean>({
    name: 'settle',
    maxItems: 500,
    flush: (settlements) => this.flush(settlements),
  });

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly bell: Bell,
  ) {}

  /** False when the lease was lost meanwhile: then nothing was written, the job belongs to another run. */
  settle(settlement: Settlement): Promise<boolean> {
    return this.batcher.add(settlement);
  }

  close(): Promise<void> {
    return this.batcher.close();
  }

  private async flush(settlements: readonly Settlement[]): Promise<boolean[]> {
    const settled = await this.database.asSystem('dispatch', async (tx) => {
      const rows = await tx.query<{ run_id: string }[]>(SETTLE, parametersOf(settlements));
      const runs = new Set(rows.map((row) => row.run_id));
      const told = settlements.filter((settlement) => runs.has(settlement.job.runId));
      await this.events.append(tx, told.map(eventOf));
      return runs;
    });
    for (const { job, delayMs, jobStatus } of settlements) {
      if (delayMs !== undefined && (jobStatus === 'failed' || jobStatus === 'queued')) {
        this.bell.ringAt(job.lane, new Date(Date.now() + delayMs));
      }
    }
    return settlements.map((settlement) => settled.has(settlement.job.runId));
  }
}

function parametersOf(settlements: readonly Settlement[]): Buffer[] {
  return [
    uuidArray(settlements.map(({ job }) => job.id)),
    uuidArray(settlements.map(({ job }) => job.runId)),
    timestampArray(settlements.map(({ job }) => job.startedAt)),
    textArray(settlements.map(({ jobStatus }) => jobStatus)),
    textArray(settlements.map(({ runStatus }) => runStatus)),
    bigintArray(settlements.map(({ delayMs }) => delayMs)),
    boolArray(settlements.map(({ attemptGivenBack }) => attemptGivenBack)),
    jsonbArray(settlements.map(({ result }) => result)),
    jsonbArray(settlements.map(({ error }) => error)),
  ];
}

function eventOf({ job, jobStatus, runStatus, delayMs, error }: Settlement): EventRecord {
  const severity = jobStatus === 'dead' ? 'error' : runStatus === 'failed' ? 'warning' : 'info';
  return {
    workspaceId: job.tenantId,
    severity,
    type: `job.${jobStatus === 'queued' ? 'snoozed' : jobStatus}`,
    message: messageOf(job.type, jobStatus, delayMs),
    data: { jobId: job.id, runId: job.runId, type: job.type, attempt: job.attempt, ...(error ? { error } : {}) },
    correlationId: job.correlationId ?? undefined,
    traceId: job.traceId,
  };
}

function messageOf(type: string, status: string, delayMs: number | undefined): string {
  if (status === 'success') return `${type} succeeded`;
  if (status === 'dead') return `${type} is dead`;
  const seconds = ((delayMs ?? 0) / 1_000).toFixed(1);
  return status === 'failed' ? `${type} failed, next attempt in ${seconds} s` : `${type} waits ${seconds} s`;
}

/** Fenced: runs follow the jobs that were really updated, so a worker that lost its lease changes nothing. */
const SETTLE = `
with settlement as (
  select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::bigint[], $7::bool[],
    $8::jsonb[], $9::jsonb[])
    as s (job_id, run_id, started_at, job_status, run_status, delay_ms, attempt_given_back, result, error)
),
settled as (
  update jobs set
    status = s.job_status,
    attempts = jobs.attempts - case when s.attempt_given_back then 1 else 0 end,
    run_at = case when s.delay_ms is null then jobs.run_at else now() + make_interval(secs => s.delay_ms / 1000.0) end,
    result_json = s.result,
    last_error_json = coalesce(s.error, jobs.last_error_json),
    lease_token = null,
    lease_expires_at = null,
    updated_at = now(),
    finished_at = case when s.job_status in ('success', 'dead', 'cancelled') then now() end
  from settlement s
  where jobs.id = s.job_id and jobs.lease_token = s.run_id and jobs.status = 'running'
  returning s.run_id
),
ended as (
  update runs set status = s.run_status, finished_at = now(), error_json = s.error
  from settlement s join settled using (run_id)
  where runs.id = s.run_id and runs.started_at = s.started_at
)
select run_id from settled`;
