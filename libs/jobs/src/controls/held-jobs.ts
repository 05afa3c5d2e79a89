import { Database } from '@app/database';
import { Bell, type Lane, LANES } from '@app/queue';
import { Injectable, Logger } from '@nestjs/common';

/** Jobs of one control that one statement lets go: a backlog of any size is no long transaction. */
const BATCH = 1_000;

/**
 * Lets jobs go that a control holds: all of them, batch by batch, once the control is gone or its pause is over, and as
 * many as there is room for when it limits how many run. What is let go too early is held again by the next claim.
 */
@Injectable()
export class HeldJobs {
  private readonly logger = new Logger('HeldJobs');
  private underWay?: Promise<void>;
  private again = false;

  constructor(
    private readonly database: Database,
    private readonly bell: Bell,
  ) {}

  /** Resolves when nothing is held that could go. A call while another is under way follows it. Never throws. */
  makeWay(): Promise<void> {
    if (this.underWay) {
      this.again = true;
      return this.underWay;
    }
    this.underWay = this.releaseAll().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async releaseAll(): Promise<void> {
    try {
      let released = 0;
      do {
        this.again = false;
        released = await this.releaseSome();
      } while (this.again || released >= BATCH);
    } catch (error) {
      this.logger.debug('held jobs wait for the sweep', { error });
    }
  }

  /** @returns how many went */
  private async releaseSome(): Promise<number> {
    const rows = await this.database.systemStatement<{ lane: Lane; jobs: number }>('dispatch', RELEASE, [BATCH]);
    for (const { lane } of rows) if (LANES.includes(lane)) this.bell.ring(lane);
    return rows.reduce((sum, { jobs }) => sum + jobs, 0);
  }
}

const HELD = `status in ('queued', 'failed') and held_by <> 'ordering'`;

/** Walks the holders (a skip scan), then takes from each what it may let go. */
const RELEASE = `
with recursive holder (id) as (
  (select held_by from jobs where ${HELD} order by held_by limit 1)
  union all
  select (select held_by from jobs where ${HELD} and held_by > holder.id order by held_by limit 1)
  from holder where holder.id is not null
),
running as (
  select tenant_id, type, connector_id, count(*) as jobs from jobs where status = 'running' group by 1, 2, 3
),
room as (
  select holder.id, case
    when control.id is null or (not control.paused and control.max_running is null) then $1::bigint
    when control.paused then 0
    else least($1::bigint, greatest(0, control.max_running - coalesce((
      select sum(running.jobs) from running
      where running.tenant_id = control.tenant_id
        and case control.target when 'type' then running.type else running.connector_id::text end = control.name
    ), 0)))::bigint
  end as jobs
  from holder left join queue_controls control on control.id::text = holder.id
  where holder.id is not null
),
free as (
  select job.id from room cross join lateral (
    select id from jobs where held_by = room.id and ${HELD}
    order by priority, run_at limit room.jobs
    for update skip locked
  ) as job
),
released as (
  update jobs set held_by = null, updated_at = now() from free where jobs.id = free.id returning jobs.lane
)
select lane, count(*)::int as jobs from released group by lane`;
