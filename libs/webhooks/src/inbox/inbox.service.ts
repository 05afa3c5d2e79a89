import { TraceSources } from '@app/audit';
import { Blobs } from '@app/blobs';
import { Database, newestFirst, type ServedFilters } from '@app/database';
import { type Page, timeCursor, toTimePage } from '@app/http';
import { Conflict, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { InboundRequest } from '../inbound/inbound-request';
import { InboxMessageDetailDto, InboxMessageDto, type InboxQuery } from './inbox.dto';
import { originalBody, payloadOf } from './stored-body';
import { WebhookInbox } from './webhook-inbox.entity';
import { WebhookRequest } from './webhook-request.entity';

type ExactRequest = Pick<InboundRequest, 'search' | 'body'>;

const WITHOUT_BODY = {
  id: true,
  tenantId: true,
  connectorId: true,
  provider: true,
  eventId: true,
  eventType: true,
  status: true,
  signatureValid: true,
  proof: true,
  replayOf: true,
  jobId: true,
  traceId: true,
  receivedAt: true,
  processedAt: true,
} as const;

const SERVED: ServedFilters = { selective: ['traceId', 'eventId'], walked: ['status'] };

/** Reads the inbox, for operators and for the trace's story. */
@Injectable()
export class InboxService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly traces: TraceSources,
    private readonly blobs: Blobs,
  ) {}

  onModuleInit(): void {
    this.traces.register('inbox', async (scope, traceId) => {
      const rows = await this.database.inWorkspace(scope, (tx) =>
        tx.getRepository(WebhookInbox).find({ where: { tenantId: scope.workspaceId, traceId }, select: WITHOUT_BODY }),
      );
      return rows.map((row) => ({
        at: row.receivedAt,
        kind: 'inbox',
        id: row.id,
        title: `received ${row.eventType ?? 'an event'}`,
        status: row.status,
        durationMs: row.processedAt ? row.processedAt.getTime() - row.receivedAt.getTime() : undefined,
        data: { ...InboxMessageDto.from(row) },
      }));
    });
  }

  list(scope: WorkspaceScope, query: InboxQuery): Promise<Page<InboxMessageDto>> {
    const { limit, status, connectorId, eventType, eventId, traceId, since, until } = query;
    return this.database.readInWorkspace(scope, async (tx) => {
      const rows = tx
        .getRepository(WebhookInbox)
        .createQueryBuilder('message')
        .select(Object.keys(WITHOUT_BODY).map((column) => `message.${column}`))
        .where('message.tenantId = :workspaceId', { workspaceId: scope.workspaceId });
      if (since !== undefined) rows.andWhere('message.receivedAt >= :since', { since });
      if (until !== undefined) rows.andWhere('message.receivedAt < :until', { until });
      const filters = { status, connectorId, eventType, eventId, traceId };
      const after = timeCursor(query);
      const found = await newestFirst({ rows, time: 'receivedAt', filters, served: SERVED, after, limit });
      return toTimePage(found, limit, (row) => row.receivedAt, InboxMessageDto.from);
    });
  }

  /** Without headers and body. Throws {@link NotFound}. */
  async message(scope: WorkspaceScope, id: string): Promise<InboxMessageDto> {
    const row = await this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(WebhookInbox).findOne({ where: { id, tenantId: scope.workspaceId }, select: WITHOUT_BODY }),
    );
    if (!row) throw new NotFound('inbox message', id);
    return InboxMessageDto.from(row);
  }

  /** Throws {@link NotFound}. */
  async detail(scope: WorkspaceScope, id: string): Promise<InboxMessageDetailDto> {
    const { message, first } = await this.withFirst(scope, id);
    const bytes =
      first.payloadRef === null
        ? originalBody(first.payloadRaw, first.payloadCoding)?.length
        : await this.blobs.sizeOf(scope, first.payloadRef);
    return InboxMessageDetailDto.of(message, bytes ?? 0);
  }

  /** The body as it came. Throws {@link NotFound}. */
  async raw(scope: WorkspaceScope, id: string): Promise<Buffer> {
    return (await this.withBody(scope, id)).body;
  }

  /** The message with its body; that of a replay is the body of the message it repeats. Throws {@link NotFound}. */
  async withBody(scope: WorkspaceScope, id: string): Promise<{ message: WebhookInbox; body: Buffer }> {
    const { message, first } = await this.withFirst(scope, id);
    return { message, body: (await this.payloadOf(scope, first)) ?? Buffer.alloc(0) };
  }

  /**
   * The request as it was signed, with the first message it brought: of a batch the whole, and with its query. Throws
   * {@link NotFound}, and {@link Conflict} `payload_gone`.
   */
  async exactRequest(scope: WorkspaceScope, id: string): Promise<{ first: WebhookInbox; request: ExactRequest }> {
    const { first } = await this.withFirst(scope, id);
    const { requestId } = first;
    const request = requestId === null ? { search: '', payloadRaw: null } : await this.keptRequest(scope, requestId);
    const body = request && (request.payloadRaw ?? (await this.payloadOf(scope, first)));
    if (!body) throw new Conflict('payload_gone', 'The payload of this event is no longer kept.');
    return { first, request: { search: request.search, body } };
  }

  /** The message, and the one it repeats, which has the payload; for a message that is no replay twice the same. */
  private async withFirst(scope: WorkspaceScope, id: string): Promise<{ message: WebhookInbox; first: WebhookInbox }> {
    const message = await this.find(scope, id);
    const first = message.replayOf === null ? message : await this.find(scope, message.replayOf).catch(() => message);
    return { message, first };
  }

  private payloadOf(
    scope: WorkspaceScope,
    { payloadRaw: payload_raw, payloadCoding: payload_coding, payloadRef: payload_ref }: WebhookInbox,
  ): Promise<Buffer | undefined> {
    return payloadOf(this.blobs, scope, { payload_raw, payload_coding, payload_ref });
  }

  private keptRequest(scope: WorkspaceScope, id: string): Promise<WebhookRequest | null> {
    return this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(WebhookRequest).findOneBy({ id, tenantId: scope.workspaceId }),
    );
  }

  private async find(scope: WorkspaceScope, id: string): Promise<WebhookInbox> {
    const row = await this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(WebhookInbox).findOneBy({ id, tenantId: scope.workspaceId }),
    );
    if (!row) throw new NotFound('inbox message', id);
    return row;
  }
}
