import { EventLog } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { countRemoved, startTrace } from '@app/observability';
import { RetentionDays, type WorkspaceRetention } from '@app/workspaces';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

/** Time between two looks, in milliseconds. */
const EVERY_MS = 3_600_000;
/** Jobs removed by one transaction. */
const BATCH = 500;

interface Expired {
  readonly ids: string[];
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Removes jobs that ended long ago, with their runs, as the settings of their workspace say. Kept longer all the same:
 * a job whose children are not over, and one whose parent may be run again, which would make it anew. With a job its
 * idempotency key is forgotten: the same key makes a new job then.
 */
@Injectable()
export class JobRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('JobRetention');
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private pruning?: Promise<unknown>;

  constructor(
    private readonly database: Database,
    private readonly days: RetentionDays,
    private readonly events: EventLog,
  ) {}

  onApplicationBootstrap(): void {
    const prune = () => {
      this.pruning ??= this.prune()
        .catch((error: unknown) => this.logger.warn('finished jobs could not be removed; it is tried again', { error }))
        .finally(() => (this.pruning = undefined));
    };
    prune();
    this.timer = setInterval(prune, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.pruning;
  }

  /** Removes what is to go, of all workspaces. @returns how many jobs were removed */
  async prune(): Promise<number> {
    let removed = 0;
    for (const workspace of await this.days.ofAll()) {
      let batch = BATCH;
      while (batch === BATCH && !this.stopped) {
        batch = await this.pruneBatch(workspace);
        removed += batch;
      }
    }
    return removed;
  }

  /** One short transaction. Workers that are at it at the same time leave each other's workspaces alone. */
  private pruneBatch({ workspaceId, days }: WorkspaceRetention): Promise<number> {
    return this.database.asSystem('maintenance', async (tx) => {
      const [leader] = await tx.query<{ mine: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('job retention'), hashtext($1)) as mine`,
        [workspaceId],
      );
      if (!leader?.mine) return 0;
      const { success, dead, cancelled } = days;
      const [expired] = await tx.query<Expired[]>(EXPIRED, [workspaceId, success, dead, cancelled, BATCH]);
      if (!expired || expired.ids.length === 0) return 0;
      const counts = await remove(tx, expired);
      countRemoved('jobs', expired.ids.length);
      const message = `${expired.ids.length} jobs that ended long ago were removed`;
      const data = { jobs: counts, days };
      const { traceId } = startTrace();
      await this.events.append(tx, [{ workspaceId, severity: 'info', type: 'jobs.pruned', message, data, traceId }]);
      return expired.ids.length;
    });
  }
}

/** By status, with the runs. The times let the planner leave out the months in which none of them ran. */
async function remove(tx: Transaction, { ids, first, last }: Expired): Promise<Record<string, number>> {
  await tx.query(
    `delete from runs where job_id = any ($1::uuid[]) and started_at >= $2::timestamptz and started_at <= $3::timestamptz`,
    [ids, first, last],
  );
  await tx.query(`delete from job_orders where id = any ($1::uuid[])`, [ids]);
  const rows = await tx.query<{ status: string; count: number }[]>(
    `with gone as (delete from jobs where id = any ($1::uuid[]) returning status)
     select status, count(*)::int as count from gone group by status`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/**
 * A job ends after it was made, so the index of creation finds those that ended long ago. A parent and what it made
 * share a trace, by which an index has those that rest; few run. Runs of a job lie between its creation and its end.
 */
const EXPIRED = `
with expired as (
  select id, created_at, finished_at from jobs
  where tenant_id = $1
    and created_at < now() - make_interval(days => least($2::int, $3::int, $4::int))
    and finished_at < now() - make_interval(days =>
      case status when 'success' then $2::int when 'dead' then $3::int else $4::int end)
    and not exists (
      select from jobs as child
      where child.trace_id = jobs.trace_id and child.parent_id = jobs.id
        and child.status <> 'running' and child.finished_at is null
    )
    and not exists (select from jobs as child where child.parent_id = jobs.id and child.status = 'running')
    and not exists (select from jobs as parent where parent.id = jobs.parent_id and parent.status <> 'success')
  order by created_at limit $5
  for update skip locked
)
select coalesce(array_agg(id), '{}') as ids, min(created_at)::text as first, max(finished_at)::text as last from expired`;
