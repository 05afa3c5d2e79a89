import type { Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import type { JobContext } from '../../define/job-handler';
import { done, type JobOutcome } from '../../define/outcome';

/** Where an order's row is: which table, and which column has the time of its cursor. A constant of the code. */
export interface OrderTable {
  readonly table: string;
  readonly cursorTime: string;
}

/** Where a walk goes on. The time is as PostgreSQL writes it: a Date would lose the microseconds. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** What an order knows when its next batch begins. */
export interface OrderState {
  /** What matched when the work began; null before that. */
  readonly total: number | null;
  /** When the order was given: what came after that is none of its business. */
  readonly until: string;
  readonly after: Place | undefined;
}

/** What a batch came to. */
export interface WalkedBatch {
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  /** The last that was looked at; nothing when none was left. */
  readonly last: Place | undefined;
  readonly finished: boolean;
}

/** How far the order is. */
export interface OrderProgress {
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  /** Whether everything that matches was looked at. */
  readonly finished: boolean;
}

interface OrderRow {
  readonly total: number | null;
  readonly done: number;
  readonly skipped: number;
  readonly cursor_time: string | null;
  readonly cursor_id: string | null;
  readonly ordered_at: string;
}

/**
 * Does the next batch of an order, in the caller's transaction: its work and how far the order is commit together, so
 * that whoever takes over goes on behind it. Two workers with the same order do not meet: its row is locked meanwhile.
 */
export async function nextBatch(
  tx: Transaction,
  { table, cursorTime }: OrderTable,
  { scope, orderId }: { readonly scope: WorkspaceScope; readonly orderId: string },
  walk: (order: OrderState) => Promise<WalkedBatch>,
): Promise<OrderProgress> {
  const [order] = await tx.query<OrderRow[]>(
    `select total, done, skipped, ${cursorTime}::text as cursor_time, cursor_id, created_at::text as ordered_at
     from ${table} where id = $1 and tenant_id = $2 for update`,
    [orderId, scope.workspaceId],
  );
  if (!order) throw new Error(`the order ${orderId} is not known`);
  const { cursor_time: at, cursor_id: id, ordered_at: until } = order;
  const after = at === null || id === null ? undefined : { at, id };
  const walked = await walk({ total: order.total, until, after });
  const { total, last, finished } = walked;
  const [changed, skipped] = [order.done + walked.done, order.skipped + walked.skipped];
  await tx.query(
    `update ${table} set total = $2, done = $3, skipped = $4, ${cursorTime} = coalesce($5, ${cursorTime}),
       cursor_id = coalesce($6, cursor_id)
     where id = $1`,
    [orderId, total, changed, skipped, last?.at ?? null, last?.id ?? null],
  );
  return { total, done: changed, skipped, finished };
}

/** Carries an order out, batch after batch, and says how far it is. Stops between two batches when it is cancelled. */
export async function carryOutOrder(
  { signal, progress }: Pick<JobContext<unknown>, 'signal' | 'progress'>,
  next: () => Promise<OrderProgress>,
): Promise<JobOutcome> {
  for (;;) {
    signal.throwIfAborted();
    const { total, done: changed, skipped, finished } = await next();
    const message = skipped === 0 ? `${changed} done` : `${changed} done, ${skipped} left as they were`;
    progress({ done: changed + skipped, total, message });
    // What left the filter before it was looked at had changed as well.
    if (finished) return done({ total, done: changed, skipped: Math.max(skipped, total - changed) });
  }
}
