import { type Transaction, uuidArray } from '@app/database';

/** A message that was not routed when its turn had been for so long has lost it: it must not hold the others for ever. */
const TURN = `interval '1 hour'`;

/** Of each source; what is behind more than these waits for its turn. */
const MOST_TAKEN_ALONG = 200;

/** A message that is routed together with those that are behind it. */
export interface EarlierMessage {
  readonly id: string;
  readonly tenantId: string;
}

/** Earlier ones of a source that are not routed yet; times are those of the database, so they hardly differ. */
const EARLIER = `
  earlier.tenant_id = message.tenant_id and earlier.status = 'received'
  and earlier.received_at > now() - ${TURN} and earlier.received_at < message.received_at + interval '1 minute'
  and earlier.connector_id = message.connector_id
  and (earlier.arrival, earlier.id) < (message.arrival, message.id)
  and (earlier.replay_of is null) = (message.replay_of is null)`;

/**
 * Locks these messages, whose calls are to keep the order of arrival, and the earlier ones of their sources that are not
 * routed yet. Whoever comes first routes all of them: nobody waits for another process to take its turn. All lock in one
 * order, so they never wait for each other in a circle.
 *
 * @returns the earlier ones that are to be routed along, and which of these messages somebody else has routed meanwhile
 */
export async function takeAlong(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ earlier: EarlierMessage[]; routed: Set<string> }> {
  if (ids.length === 0) return { earlier: [], routed: new Set() };
  const rows = await tx.query<{ id: string; tenant_id: string; status: string }[]>(
    `with own as (select * from webhook_inbox where id = any ($1::uuid[])),
     last as (
       select distinct on (tenant_id, connector_id, replay_of is null) *
       from own order by tenant_id, connector_id, replay_of is null, arrival desc, id desc
     ),
     taken as (
       select id from own
       union
       select line.id from last as message cross join lateral (
         select earlier.id from webhook_inbox as earlier where ${EARLIER}
         order by earlier.received_at, earlier.id limit ${MOST_TAKEN_ALONG}
       ) as line
     )
     select id, tenant_id, status from webhook_inbox where id in (select id from taken)
     order by received_at, id for no key update`,
    [uuidArray(ids)],
  );
  const own = new Set(ids);
  return {
    earlier: rows
      .filter(({ id, status }) => !own.has(id) && status === 'received')
      .map((row) => ({ id: row.id, tenantId: row.tenant_id })),
    routed: new Set(rows.filter(({ id, status }) => own.has(id) && status === 'processed').map(({ id }) => id)),
  };
}

/**
 * Of these messages, whose calls are to keep the order of arrival, those that are still behind an earlier one.
 *
 * @param together messages that are routed in this very transaction: nobody waits for them
 */
export async function behindEarlierOnes(
  tx: Transaction,
  ids: readonly string[],
  together: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }[]>(
    `select message.id from webhook_inbox as message
     where message.id = any ($1::uuid[]) and exists (
       select from webhook_inbox as earlier where ${EARLIER} and earlier.id <> all ($2::uuid[])
     )`,
    [uuidArray(ids), uuidArray(together)],
  );
  return new Set(rows.map(({ id }) => id));
}
