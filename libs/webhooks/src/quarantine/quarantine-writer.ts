import { EventLog, type EventRecord } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import type { ConnectorView } from '@app/connectors';
import {
  Batcher,
  byteaArray,
  Database,
  intArray,
  jsonbArray,
  textArray,
  timestampArray,
  type Transaction,
  uuidArray,
} from '@app/database';
import { newId } from '@app/kernel';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { InboundRequest } from '../inbound/inbound-request';
import { keptHeaders } from '../inbox/inbox-message';
import type { Rejection } from '../verification/verifier';
import { type Dropped, SampledRejections } from './sampled-rejections';

interface Rejected {
  readonly connector: ConnectorView;
  readonly request: InboundRequest;
  readonly reason: Rejection;
}

/** Rejections gather for this long, in milliseconds: nobody waits for them. */
const LINGER_MS = 200;

/**
 * Keeps rejected requests, after the sender had its answer. Whoever sends forged ones in masses costs the database next
 * to nothing: of each connector a few a second are kept, a bounded number may wait, and of the rest only their number is
 * told. Beyond its bounds a connector's oldest ones go; events in the inbox are never touched.
 */
@Injectable()
export class QuarantineWriter implements OnApplicationShutdown {
  private readonly logger = new Logger('Quarantine');
  private readonly sample = new SampledRejections();
  private readonly batcher: Batcher<Rejected, undefined>;

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.batcher = new Batcher({
      name: 'quarantine',
      lingerMs: LINGER_MS,
      maxItems: 100,
      maxQueued: 500,
      maxQueuedBytes: 32 * 1024 * 1024,
      bytesOf: ({ request }) => request.body.length,
      flush: (rejected) => this.flush(rejected),
    });
  }

  /** Returns at once and never throws. */
  add(connector: ConnectorView, request: InboundRequest, reason: Rejection): void {
    if (!this.sample.takes(connector.id)) return this.sample.drop(connector, reason);
    this.batcher.add({ connector, request, reason }).catch((error: unknown) => {
      this.sample.drop(connector, reason);
      this.logger.debug('a rejected request was not kept', { error });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  private flush(rejected: readonly Rejected[]): Promise<undefined[]> {
    const dropped = this.sample.takeDropped();
    return this.database.asSystem('ingest', async (tx) => {
      const ids = rejected.map(() => newId());
      await insert(tx, rejected, ids);
      await this.prune(tx, [...new Set(rejected.map(({ connector }) => connector.id))]);
      await this.events.append(tx, [
        ...rejected.map((one, index) => eventOf(one, ids[index] as string)),
        ...dropped.map((some) => droppedEvent(some, rejected[0]?.request.traceId ?? '')),
      ]);
      return rejected.map(() => undefined);
    });
  }

  /** The oldest of a connector go when it has more, or larger ones, than it may. */
  private async prune(tx: Transaction, connectorIds: readonly string[]): Promise<void> {
    await tx.query(
      `delete from quarantined_webhooks where id in (
         select id from (
           select id, row_number() over newest as place, sum(bytes) over newest as total from quarantined_webhooks
           where connector_id = any ($1::uuid[])
           window newest as (partition by connector_id order by received_at desc, id desc)
         ) as kept
         where place > $2 or total > $3
       )`,
      [uuidArray(connectorIds), this.settings.QUARANTINE_MAX_REQUESTS, this.settings.QUARANTINE_MAX_BYTES],
    );
  }
}

async function insert(tx: Transaction, rejected: readonly Rejected[], ids: readonly string[]): Promise<void> {
  const requests = rejected.map(({ request }) => request);
  const headers = requests.map((request) => keptHeaders(request.headers));
  await tx.query(
    `insert into quarantined_webhooks (id, tenant_id, connector_id, ingest_key, reason, search, headers, payload_raw,
       bytes, received_at, trace_id)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[],
       $8::bytea[], $9::int[], $10::timestamptz[], $11::text[])`,
    [
      uuidArray(ids),
      uuidArray(rejected.map(({ connector }) => connector.scope.workspaceId)),
      uuidArray(rejected.map(({ connector }) => connector.id)),
      textArray(requests.map(({ ingestKey }) => ingestKey)),
      textArray(rejected.map(({ reason }) => reason)),
      textArray(requests.map(({ search }) => search)),
      jsonbArray(headers),
      byteaArray(requests.map(({ body }) => body)),
      intArray(requests.map(({ body }, index) => body.length + JSON.stringify(headers[index]).length)),
      timestampArray(requests.map(({ receivedAt }) => receivedAt)),
      textArray(requests.map(({ traceId }) => traceId)),
    ],
  );
}

function eventOf({ connector, request, reason }: Rejected, quarantineId: string): EventRecord {
  return {
    workspaceId: connector.scope.workspaceId,
    severity: 'warning',
    type: 'webhook.rejected',
    message: `${connector.name}: a webhook was rejected, ${reason.replaceAll('_', ' ')}`,
    data: { connectorId: connector.id, reason, quarantineId },
    traceId: request.traceId,
    at: request.receivedAt,
  };
}

function droppedEvent({ connector, reasons, count }: Dropped, traceId: string): EventRecord {
  return {
    workspaceId: connector.scope.workspaceId,
    severity: 'warning',
    type: 'webhook.rejections_shed',
    message: `${connector.name}: ${count} more webhooks were rejected, too many to keep`,
    data: { connectorId: connector.id, count, reasons },
    traceId,
  };
}
