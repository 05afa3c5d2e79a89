import { Database, textArray, uuidArray, violatedConstraint } from '@app/database';
import { Bell, type Lane } from '@app/queue';
import { Injectable, Logger } from '@nestjs/common';

/** One line of jobs that run one at a time. */
export interface OrderingKey {
  readonly tenantId: string;
  readonly orderingKey: string;
}

interface LineRow {
  readonly tenant_id: string;
  readonly ordering_key: string;
  readonly stuck: boolean;
}

/** Lines that one look of the safety net visits. */
const LINES_PER_LOOK = 1_000;
const FIRST = { tenantId: '00000000-0000-0000-0000-000000000000', orderingKey: '' };
/** Somebody else let a job of the same line go at the same moment; then the next look sees it. */
const TRIES = 3;

/**
 * Jobs of one workspace with the same ordering key run one at a time, in the order in which they were added. Each of them begins
 * held; the first of a line is let go, and is the only one until it has ended: done, dead and cancelled all make way
 * for the next. A unique index holds this whatever happens.
 *
 * Whoever adds a job to a line, or ends one, lets the next go in a statement after the own commit. So of two who do
 * this at the same time the later one sees both changes. A process that dies in between leaves it to {@link sweep}.
 */
@Injectable()
export class OrderingKeys {
  private readonly logger = new Logger('OrderingKeys');
  private position = FIRST;

  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
  ) {}

  /** Lets the first job of each line go where none is on its way, and rings for it. Never throws. */
  async makeWay(keys: readonly OrderingKey[]): Promise<void> {
    if (keys.length === 0) return;
    const distinct = [...new Map(keys.map((key) => [`${key.tenantId} ${key.orderingKey}`, key])).values()];
    try {
      const released = await this.release(distinct);
      for (const { lane, run_at: runAt } of released) this.bell.ringAt(lane, runAt);
    } catch (error) {
      this.logger.debug('a line waits for the sweep', { error });
    }
  }

  /** The safety net: lets go what should have been let go, a bounded part of all lines at each call. */
  async sweep(): Promise<void> {
    const lines = await this.database.systemStatement<LineRow>('maintenance', LINES, [
      this.position.tenantId,
      this.position.orderingKey,
      LINES_PER_LOOK,
    ]);
    const keys = lines.map((line) => ({ tenantId: line.tenant_id, orderingKey: line.ordering_key }));
    this.position = lines.length < LINES_PER_LOOK ? FIRST : (keys.at(-1) ?? FIRST);
    await this.makeWay(keys.filter((_, index) => lines[index]?.stuck));
  }

  private async release(keys: readonly OrderingKey[], tries = TRIES): Promise<{ lane: Lane; run_at: Date }[]> {
    const parameters = [
      uuidArray(keys.map(({ tenantId }) => tenantId)),
      textArray(keys.map(({ orderingKey }) => orderingKey)),
    ];
    try {
      return await this.database.systemStatement('dispatch', RELEASE, parameters);
    } catch (error) {
      const faster = violatedConstraint(error) === 'uq_jobs_tenant_id_ordering_key';
      if (!faster || tries <= 1) throw error;
      return this.release(keys, tries - 1);
    }
  }
}

const IN_LINE = `status in ('queued', 'failed') and held_by = 'ordering'`;
const ON_ITS_WAY = `ordering_key is not null and status in ('queued', 'running', 'failed')
  and held_by is distinct from 'ordering'`;

const RELEASE = `
with line as (
  select * from unnest($1::uuid[], $2::text[]) as line (tenant_id, ordering_key)
),
first as (
  select job.id from line cross join lateral (
    select id from jobs where tenant_id = line.tenant_id and ordering_key = line.ordering_key and ${IN_LINE}
    order by line_position, id limit 1
  ) as job
  where not exists (
    select from jobs where tenant_id = line.tenant_id and ordering_key = line.ordering_key and ${ON_ITS_WAY}
  )
),
released as (
  update jobs set held_by = null, updated_at = now() from first where jobs.id = first.id and ${IN_LINE}
  returning jobs.lane, jobs.run_at
)
select lane, min(run_at) as run_at from released group by lane`;

/** A skip scan: one step for each line, however long it is. */
const LINES = `
with recursive line (tenant_id, ordering_key, step) as (
  (select tenant_id, ordering_key, 1 from jobs
   where ${IN_LINE} and (tenant_id, ordering_key) > ($1::uuid, $2::text) order by tenant_id, ordering_key limit 1)
  union all
  select next.tenant_id, next.ordering_key, step + 1 from line cross join lateral (
    select tenant_id, ordering_key from jobs
    where ${IN_LINE} and (tenant_id, ordering_key) > (line.tenant_id, line.ordering_key)
    order by tenant_id, ordering_key limit 1
  ) as next
  where step < $3
)
select tenant_id, ordering_key, not exists (
  select from jobs
  where tenant_id = line.tenant_id and ordering_key = line.ordering_key and ${ON_ITS_WAY}
) as stuck from line`;
