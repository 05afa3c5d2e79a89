import { EventLog } from '@app/audit';
import { type Transaction, uuidArray } from '@app/database';
import { JobQueue } from '@app/jobs';
import { newId, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AS_REPLAYS, processWebhook } from '../routing/process-webhook.job';

interface Replayed {
  readonly id: string;
  readonly trace_id: string;
}

/**
 * Makes replays: messages of their own that repeat another one, in its trace and with its event id, so that receivers can
 * tell. Their `provider` has their id in it, so that they take part in no dedupe; their payload stays with the message
 * they repeat.
 */
@Injectable()
export class Replays {
  constructor(
    private readonly jobs: JobQueue,
    private readonly events: EventLog,
  ) {}

  /**
   * Replays messages, in this order, in the caller's transaction.
   *
   * @param routeId the only route that may take them; left out: all may
   * @returns the ids of the replays; a message whose payload is gone has none
   */
  async make(tx: Transaction, scope: WorkspaceScope, ids: readonly string[], routeId?: string): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<Replayed[]>(REPLAY, [
      scope.workspaceId,
      uuidArray(ids),
      uuidArray(ids.map(() => newId())),
    ]);
    const made = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    await this.jobs.enqueue(
      tx,
      made.map(({ id, trace_id: traceId }) => ({
        scope,
        definition: processWebhook,
        payload: { inboxId: id, ...(routeId === undefined ? {} : { routeId }) },
        ...AS_REPLAYS,
        traceId,
        correlationId: id,
      })),
    );
    return made.map(({ id }) => id);
  }

  /** Tells of replays, once for all that were made together. */
  async tell(
    tx: Transaction,
    { workspaceId }: WorkspaceScope,
    ids: readonly string[],
    told: { traceId: string; orderId?: string },
  ) {
    if (ids.length === 0) return;
    const message = ids.length === 1 ? 'an event was replayed' : `${ids.length} events were replayed`;
    const { traceId, orderId } = told;
    const data = { inboxIds: ids, orderId };
    await this.events.append(tx, [
      { workspaceId, severity: 'info', type: 'webhook.replayed', message, data, traceId, correlationId: orderId },
    ]);
  }
}

/**
 * The first message is repeated, also by a replay of a replay: there are no chains. Each is looked up by itself, and by
 * an id that was made out before (the limits keep it so): under row-level security PostgreSQL takes `coalesce` for a
 * function that may leak what it sees, and rather than let an index see it reads the whole inbox of the workspace.
 */
export const REPLAY = `
insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
  verification_error, proof, received_at, arrival, headers, request_id, replay_of, trace_id)
select replay.id, first.tenant_id, first.connector_id, first.provider || ':replay:' || replay.id, first.event_id,
  first.event_type, first.signature_valid, first.verification_error, first.proof, date_trunc('milliseconds', now()), (select nextval('webhook_arrivals')),
  first.headers,
  first.request_id, first.id, first.trace_id
from unnest($2::uuid[], $3::uuid[]) as replay (message_id, id)
cross join lateral (
  select coalesce(replay_of, id) as first_id from webhook_inbox where id = replay.message_id and tenant_id = $1 limit 1
) as message
cross join lateral (
  select * from webhook_inbox where id = message.first_id and tenant_id = $1 limit 1
) as first
where first.payload_raw is not null or first.payload_ref is not null
returning id, trace_id`;
