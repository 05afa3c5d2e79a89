import { Database, type Transaction } from '@app/database';
import {
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
  type OrderPayload,
  type Place,
} from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { In } from 'typeorm';
import type { Source } from '../inbound/source-loader';
import { type Walk, WebhookOrders } from '../orders/webhook-orders';
import { QuarantinedRequest } from './quarantined-request.entity';
import { Reverification } from './reverification';
import { reverifyWebhooks } from './reverify-webhooks.job';

/** Which rejected requests an order is about. Times as in RFC 3339. */
interface ReverifyFilter {
  readonly connectorId?: string;
  readonly reason?: string;
  readonly since?: string;
  readonly until?: string;
}

/** Requests of one batch, and bytes of their bodies. */
const BATCH = 50;
const BATCH_BYTES = 16 * 1024 * 1024;

@HandlesJob(reverifyWebhooks)
export class ReverifyWebhooksHandler implements JobHandler<OrderPayload> {
  constructor(
    private readonly database: Database,
    private readonly orders: WebhookOrders,
    private readonly reverification: Reverification,
  ) {}

  async run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    const { scope, payload } = context;
    const filter = payload.filter as ReverifyFilter;
    const keys = await this.database.inWorkspace(scope, (tx) => ingestKeys(tx, scope, filter));
    // Before the first transaction of the walk: a secret may have to come over the network.
    const sources = await this.reverification.sourcesOf(keys);
    return this.orders.carryOut(context, this.walk(scope, filter, sources));
  }

  private walk(scope: WorkspaceScope, filter: ReverifyFilter, sources: Map<string, Source | undefined>): Walk {
    return {
      count: async (tx, until) => {
        const { sql, parameters } = matching(scope, filter, until);
        const [row] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${sql}`, parameters);
        return row?.total ?? 0;
      },
      next: async (tx, until, after) => {
        const places = await nextPlaces(tx, matching(scope, filter, until, after));
        const where = { id: In(places.map(({ id }) => id)), tenantId: scope.workspaceId };
        const rows = await tx
          .getRepository(QuarantinedRequest)
          .find({ where, order: { receivedAt: 'ASC', id: 'ASC' } });
        const results = await this.reverification.check(tx, rows, sources);
        const done = results.filter((result) => 'receipts' in result).length;
        return { done, skipped: results.length - done, last: places.at(-1) };
      },
    };
  }
}

function matching({ workspaceId }: WorkspaceScope, filter: ReverifyFilter, until: string, after?: Place) {
  const sql = `from quarantined_webhooks where tenant_id = $1 and received_at <= $2::timestamptz
    and ($3::uuid is null or connector_id = $3) and ($4::text is null or reason = $4)
    and ($5::timestamptz is null or received_at >= $5) and ($6::timestamptz is null or received_at < $6)
    and ($7::timestamptz is null or (received_at, id) > ($7, $8::uuid))`;
  const { connectorId = null, reason = null, since = null, until: before = null } = filter;
  const parameters = [workspaceId, until, connectorId, reason, since, before, after?.at ?? null, after?.id ?? null];
  return { sql, parameters };
}

async function ingestKeys(tx: Transaction, scope: WorkspaceScope, filter: ReverifyFilter): Promise<string[]> {
  const { sql, parameters } = matching(scope, filter, 'infinity');
  const rows = await tx.query<{ ingest_key: string }[]>(`select distinct ingest_key ${sql}`, parameters);
  return rows.map((row) => row.ingest_key);
}

/** As many as fit into memory, and one at least. */
function nextPlaces(tx: Transaction, { sql, parameters }: ReturnType<typeof matching>): Promise<Place[]> {
  return tx.query<Place[]>(
    `select id, received_at::text as at from (
       select id, received_at, sum(bytes) over oldest - bytes as before
       from (select id, received_at, bytes ${sql} order by received_at, id limit ${BATCH}) as candidate
       window oldest as (order by received_at, id)
     ) as sized
     where before < ${BATCH_BYTES} order by received_at, id`,
    parameters,
  );
}
