import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';

/** Jobs that one statement cancels. */
const BATCH = 1_000;

/** No job of a deleted workspace runs; those that waited are cancelled, so that no claim has to pass them over. */
@Injectable()
export class DeletedWorkspaces {
  constructor(private readonly database: Database) {}

  async cancelJobs(): Promise<void> {
    let cancelled: unknown[];
    do {
      cancelled = await this.database.systemStatement('maintenance', CANCEL, [BATCH]);
    } while (cancelled.length === BATCH);
  }
}

const CANCEL = `
with waiting as (
  select job.id from workspaces cross join lateral (
    select id from jobs where tenant_id = workspaces.id and status in ('queued', 'failed')
    limit $1 for update skip locked
  ) as job
  where workspaces.deleted_at is not null limit $1
)
update jobs set status = 'cancelled', finished_at = now(), updated_at = now()
from waiting where jobs.id = waiting.id
returning jobs.id`;
