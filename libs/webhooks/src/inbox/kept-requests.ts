import type { Blobs } from '@app/blobs';
import { byteaArray, textArray, timestampArray, type Transaction, uuidArray } from '@app/database';
import type { InboxMessage } from './inbox-message';

interface Fresh {
  readonly id: string;
  readonly message: InboxMessage;
}

/** Keeps the exact request of each new message that has only a part of it. Costs nothing where there is none. */
export async function keepRequests(tx: Transaction, fresh: readonly Fresh[]): Promise<void> {
  const parts = fresh.filter(({ message }) => message.request);
  if (parts.length === 0) return;
  const requests = [...new Map(parts.map(({ message }) => [message.request?.id ?? '', message])).values()];
  await tx.query(
    `insert into webhook_requests (id, tenant_id, search, payload_raw, received_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::timestamptz[])
     on conflict (id) do nothing`,
    [
      uuidArray(requests.map(({ request }) => request?.id ?? '')),
      uuidArray(requests.map(({ source }) => source.scope.workspaceId)),
      textArray(requests.map(({ request }) => request?.search ?? '')),
      byteaArray(requests.map(({ request }) => request?.body)),
      timestampArray(requests.map(({ receivedAt }) => receivedAt)),
    ],
  );
  await tx.query(
    `update webhook_inbox set request_id = part.request_id
     from unnest($1::uuid[], $2::uuid[]) as part (id, request_id) where webhook_inbox.id = part.id`,
    [uuidArray(parts.map(({ id }) => id)), uuidArray(parts.map(({ message }) => message.request?.id))],
  );
}

/** Writes into each new message whose body is in the blob store where it is. Costs nothing where there is none. */
export async function keepPayloads(tx: Transaction, blobs: Blobs, fresh: readonly Fresh[]): Promise<void> {
  const large = fresh.flatMap(({ id, message: { payloadRef } }) =>
    payloadRef === undefined ? [] : [{ id, payloadRef }],
  );
  if (large.length === 0) return;
  const refs = large.map(({ payloadRef }) => payloadRef);
  await blobs.keep(tx, refs);
  await tx.query(
    `update webhook_inbox set payload_ref = large.payload_ref, payload_raw = null
     from unnest($1::uuid[], $2::text[]) as large (id, payload_ref) where webhook_inbox.id = large.id`,
    [uuidArray(large.map(({ id }) => id)), textArray(refs)],
  );
}
