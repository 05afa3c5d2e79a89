import { type Transaction, uuidArray } from '@app/database';

/**
 * Of these messages, whose calls are to keep the order of arrival, those behind an earlier one of their source that is
 * not routed yet. Not for long: one that cannot be routed must not hold the others.
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
       select from webhook_inbox as earlier
       where earlier.tenant_id = message.tenant_id and earlier.status = 'received'
         and earlier.received_at > now() - interval '1 minute' and earlier.connector_id = message.connector_id
         and (earlier.arrival, earlier.id) < (message.arrival, message.id) and earlier.id <> all ($2::uuid[])
         and (earlier.replay_of is null) = (message.replay_of is null)
     )`,
    [uuidArray(ids), uuidArray(together)],
  );
  return new Set(rows.map(({ id }) => id));
}
