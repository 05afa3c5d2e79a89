import { EventLog } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Broadcast, JOB_CANCEL } from '@app/redis';
import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { OrderingKeys } from '../../enqueue/ordering-keys';
import { type JobFilter, matching } from './job-filter';
import { nextBatch, type OrderProgress, type OrderState } from './order-walk';

const ORDERS = { table: 'job_orders', cursorTime: 'cursor_created_at' };

export type OrderAction = 'redrive' | 'retry' | 'cancel';

export interface OrderedBatch {
  readonly scope: WorkspaceScope;
  readonly orderId: string;
  readonly action: OrderAction;
  readonly filter: JobFilter;
  readonly traceId: string;
}

/** Small, so that no row is locked for long. */
const BATCH = 200;

/** A bound for the database's sake; beyond it the total is only the least there is. */
const MOST_COUNTED = 2_000_000;

interface Changed {
  readonly seen: number;
  readonly last_created_at: string | null;
  readonly last_id: string | null;
  readonly changed: string[];
  readonly running: string[];
  readonly lanes: Lane[];
  readonly ordering_keys: string[];
}

/** Carries out one batch of an order: the jobs' new states, how far the order is and the event commit together. */
@Injectable()
export class OrderBatches {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly bell: Bell,
    private readonly broadcast: Broadcast,
    private readonly orderingKeys: OrderingKeys,
  ) {}

  /** Does the next batch. */
  next(batch: OrderedBatch): Promise<OrderProgress> {
    return this.database.inWorkspace(batch.scope, (tx) =>
      nextBatch(tx, ORDERS, batch, async (order) => {
        const total = order.total ?? (await count(tx, batch));
        const changed = await this.change(tx, batch, order);
        await this.tell(tx, batch, changed);
        const { seen, last_created_at: at, last_id: id } = changed;
        return {
          total,
          done: changed.changed.length,
          skipped: seen - changed.changed.length,
          last: at === null || id === null ? undefined : { at, id },
          finished: seen < BATCH,
        };
      }),
    );
  }

  private async change(
    tx: Transaction,
    { scope, action, filter }: OrderedBatch,
    { until, after }: OrderState,
  ): Promise<Changed> {
    const { sql, parameters } = matching(scope.workspaceId, bounded(filter, until), BATCH, after);
    const statuses = `$${parameters.push(filter.status)}`;
    const update = UPDATES[action](statuses, () => `$${parameters.push(until)}`);
    const [row] = await tx.query<Changed[]>(
      `with candidate as materialized ${sql},
       changed as (${update}),
       last as (select created_at::text, id from candidate order by candidate.created_at desc, candidate.id desc limit 1)
       select (select count(*)::int from candidate) as seen,
         (select created_at from last) as last_created_at, (select id from last) as last_id,
         array(select id from changed) as changed, array(select id from changed where status = 'running') as running,
         array(select distinct lane from changed) as lanes,
         array(select distinct ordering_key from changed where ordering_key is not null) as ordering_keys`,
      parameters,
    );
    return row as Changed;
  }

  private async tell(
    tx: Transaction,
    batch: OrderedBatch,
    { changed, running, lanes, ordering_keys: keys }: Changed,
  ): Promise<void> {
    if (changed.length === 0) return;
    const { scope, orderId, action, traceId } = batch;
    const { type, verb } = TOLD[action];
    await this.events.append(tx, [
      {
        workspaceId: scope.workspaceId,
        severity: 'info',
        type,
        message: changed.length === 1 ? `1 job was ${verb}` : `${changed.length} jobs were ${verb}`,
        data: { orderId, jobIds: changed },
        correlationId: orderId,
        traceId,
      },
    ]);
    const { workspaceId: tenantId } = scope;
    this.database.afterCommit(() => {
      void this.orderingKeys.makeWay(keys.map((orderingKey) => ({ tenantId, orderingKey })));
      if (running.length > 0) void this.broadcast.publish(JOB_CANCEL, running.join(','));
      if (action !== 'cancel') for (const lane of lanes) this.bell.ring(lane);
    });
  }
}

async function count(tx: Transaction, { scope, orderId, filter }: OrderedBatch): Promise<number> {
  const { sql, parameters } = matching(scope.workspaceId, filter, MOST_COUNTED);
  const order = `$${parameters.push(orderId)}`;
  const [row] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from ${sql} as job
     where created_at <= (select created_at from job_orders where id = ${order})`,
    parameters,
  );
  return row?.total ?? 0;
}

/** Jobs that were made after the order are none of its business. */
function bounded(filter: JobFilter, orderedAt: string): JobFilter {
  const { createdBefore } = filter;
  return createdBefore !== undefined && new Date(createdBefore) < new Date(orderedAt)
    ? filter
    : { ...filter, createdBefore: orderedAt };
}

/**
 * The candidates that still have their status when they are locked. As an expression: a plan by status instead of by id
 * would read every job of that status.
 */
const still = (statuses: string) =>
  `jobs.id = any (array(select id from candidate)) and jobs.status || '' = any (${statuses}::text[])`;

type Update = (statuses: string, orderedAt: () => string) => string;

/** All attempts anew. Only what nobody has touched since the order: so two orders at once redrive each job once. */
const redrive: Update = (statuses, orderedAt) => `
  update jobs set status = 'queued', attempts = 0, lost_runs = 0, run_at = now(), finished_at = null,
    cancel_requested_at = null, progress_json = null, updated_at = now()
  where ${still(statuses)} and jobs.updated_at <= ${orderedAt()}::timestamptz
  returning jobs.id, jobs.status, jobs.lane, jobs.ordering_key`;

/** Due now, with one attempt more at least, as the retry of a single job. */
const retry: Update = (statuses, orderedAt) => `
  update jobs set status = 'queued', lost_runs = 0, run_at = now(), finished_at = null, cancel_requested_at = null,
    max_attempts = greatest(jobs.max_attempts, jobs.attempts + 1), updated_at = now()
  where ${still(statuses)} and jobs.updated_at <= ${orderedAt()}::timestamptz
  returning jobs.id, jobs.status, jobs.lane, jobs.ordering_key`;

/** What waits is over at once; what runs is asked to end, once. */
const cancel: Update = (statuses) => `
  update jobs set
    status = case when jobs.status = 'running' then 'running' else 'cancelled' end,
    cancel_requested_at = case when jobs.status = 'running' then now() end,
    finished_at = case when jobs.status = 'running' then null else now() end,
    updated_at = now()
  where ${still(statuses)}
    and (jobs.status <> 'running' or jobs.cancel_requested_at is null)
  returning jobs.id, jobs.status, jobs.lane, jobs.ordering_key`;

const UPDATES: Readonly<Record<OrderAction, Update>> = { redrive, retry, cancel };

/** The event of an order, and what it says was done. */
const TOLD: Readonly<Record<OrderAction, { type: string; verb: string }>> = {
  redrive: { type: 'jobs.redriven', verb: 'run again' },
  retry: { type: 'jobs.retried', verb: 'retried' },
  cancel: { type: 'jobs.cancelled', verb: 'cancelled' },
};
