import type pg from 'pg';
import { until } from '../../tools/stack/until.mts';

/** When the delivery of each event was settled, by the event's id, in milliseconds since the epoch. */
export type SettledAt = Map<string, number>;

/**
 * Waits until no job is left and tells when the deliveries of the events that came since `from` were settled. The time
 * is `finished_at` of the delivery's run and of its job, which is when the settling transaction began.
 */
export async function settledDeliveries(db: pg.Pool, callType: string, from: number): Promise<SettledAt> {
  await until('all events to be delivered', 300_000, () => isIdle(db), 200);
  const inbox = await db.query<{ id: string; event_id: string }>(
    `select id, event_id from webhook_inbox where received_at >= to_timestamp($1::float8 / 1000)`,
    [Math.floor(from)],
  );
  const calls = await db.query<{ inbox_id: string; settled_at: number }>(
    `select correlation_id as inbox_id, extract(epoch from finished_at)::float8 * 1000 as settled_at
     from jobs where type = $1 and status = 'success' and created_at >= to_timestamp($2::float8 / 1000)`,
    [callType, Math.floor(from)],
  );
  // Joined here: the tables are new, and their statistics too poor for PostgreSQL to choose a good plan.
  const settledAt = new Map(calls.rows.map((call) => [call.inbox_id, call.settled_at]));
  const settled = inbox.rows.flatMap(({ id, event_id: eventId }) => {
    const at = settledAt.get(id);
    return at === undefined ? [] : [[eventId, at] as const];
  });
  return new Map(settled);
}

async function isIdle(db: pg.Pool): Promise<boolean> {
  const { rows } = await db.query<{ idle: boolean }>(
    `select not exists (select from jobs where status in ('queued', 'failed'))
       and not exists (select from jobs where status = 'running') as idle`,
  );
  return rows[0]?.idle === true;
}
