import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import type { Job } from '../enqueue/job.entity';
import { WorkerPresence } from '../maintenance/worker-presence';
import type { WaitingFor } from './waiting-for';

/** Finds out why a job does not run. */
@Injectable()
export class WaitingReasons {
  constructor(
    private readonly database: Database,
    private readonly workers: WorkerPresence,
  ) {}

  /** The first thing that is in the job's way; null for a job that is over, runs, or only waits for its turn or time. */
  async of({ status, type, lane, heldBy, tenantId, connectorId }: Job): Promise<WaitingFor | null> {
    if (status !== 'queued' && status !== 'failed') return null;
    if (heldBy === 'ordering') return 'ordering';
    const [row] = await this.database.systemStatement<{ reason: WaitingFor | null }>('dispatch', REASON, [
      tenantId,
      lane,
      type,
      connectorId,
    ]);
    if (row?.reason) return row.reason;
    return (await this.workers.knowsType(type)) ? null : 'worker_that_knows_type';
  }
}

const REASON = `
with control as (
  select paused, max_running, (
    select count(*) from jobs where status = 'running' and case target
      when 'lane' then jobs.lane = name
      when 'workspace' then jobs.tenant_id = $1::uuid
      when 'type' then jobs.tenant_id = $1::uuid and jobs.type = name
      else jobs.tenant_id = $1::uuid and jobs.connector_id::text = name
    end
  ) as running
  from queue_controls
  where (tenant_id is null or tenant_id = $1::uuid)
    and (target, name) in (('lane', $2), ('workspace', $1::uuid::text), ('type', $3), ('connector', $4::uuid::text))
)
select case
  when exists (select from workspaces where id = $1::uuid and status <> 'active') then 'workspace_enabled'
  when exists (select from control where paused) then 'paused'
  when exists (select from control where running >= max_running) then 'concurrency'
end as reason`;
