import { AuditTrail, EventLog } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { type Page, timeCursor, toPage } from '@app/http';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { HINTS } from './hints';
import { QuarantinedDetailDto, QuarantinedDto, type QuarantineQuery, type ReverifiedDto } from './quarantine.dto';
import { QuarantinedRequest } from './quarantined-request.entity';
import { Reverification, type Reverified } from './reverification';

const WITHOUT_BODY = ['id', 'tenantId', 'connectorId', 'reason', 'bytes', 'receivedAt', 'traceId'] as const;

/** Rejected requests, for operators. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly database: Database,
    private readonly reverification: Reverification,
    private readonly audit: AuditTrail,
    private readonly events: EventLog,
  ) {}

  list(scope: WorkspaceScope, query: QuarantineQuery): Promise<Page<QuarantinedDto>> {
    const { limit, connectorId, reason, traceId, since, until } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = tx
        .getRepository(QuarantinedRequest)
        .createQueryBuilder('request')
        .select(WITHOUT_BODY.map((column) => `request.${column}`))
        .where('request.tenantId = :workspaceId', { workspaceId: scope.workspaceId });
      for (const [field, value] of Object.entries({ connectorId, reason, traceId })) {
        if (value !== undefined) rows.andWhere(`request.${field} = :${field}`, { [field]: value });
      }
      if (since !== undefined) rows.andWhere('request.receivedAt >= :since', { since });
      if (until !== undefined) rows.andWhere('request.receivedAt < :until', { until });
      const after = timeCursor(query);
      if (after) rows.andWhere('(request.receivedAt, request.id) < (:at, :id)', after);
      const found = await rows
        .orderBy('request.receivedAt', 'DESC')
        .addOrderBy('request.id', 'DESC')
        .take(limit + 1)
        .getMany();
      return toPage(found, limit, (row) => [row.receivedAt.toISOString(), row.id], QuarantinedDto.from);
    });
  }

  /** Throws {@link NotFound}. */
  detail(scope: WorkspaceScope, id: string): Promise<QuarantinedDetailDto> {
    return this.database.inWorkspace(scope, async (tx) => QuarantinedDetailDto.of(await find(tx, scope, id)));
  }

  /** The body as it came. Throws {@link NotFound}. */
  raw(scope: WorkspaceScope, id: string): Promise<Buffer> {
    return this.database.inWorkspace(scope, async (tx) => (await find(tx, scope, id)).payloadRaw);
  }

  /** Checks it again; a good one becomes an event. Throws {@link NotFound}. */
  reverify(scope: WorkspaceScope, id: string): Promise<ReverifiedDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await find(tx, scope, id, true);
      const sources = await this.reverification.sourcesOf([row.ingestKey]);
      const [result] = await this.reverification.check(tx, [row], sources);
      const answer = reverifiedDto(result as Reverified);
      const { connectorId, reason, traceId } = row;
      this.audit.changed({ resourceType: 'quarantined_request', resourceId: id, before: { reason }, after: answer });
      if (answer.released) {
        const message = 'a rejected webhook was checked again and is genuine';
        const data = { connectorId, quarantineId: id, inboxIds: answer.inboxIds };
        const { workspaceId } = scope;
        await this.events.append(tx, [
          { workspaceId, severity: 'info', type: 'webhook.released', message, data, traceId },
        ]);
      }
      return answer;
    });
  }

  /** Throws {@link NotFound}. */
  remove(scope: WorkspaceScope, id: string): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await find(tx, scope, id, true);
      await tx.getRepository(QuarantinedRequest).delete({ id, tenantId: scope.workspaceId });
      const before = { ...QuarantinedDto.from(row) };
      this.audit.changed({ resourceType: 'quarantined_request', resourceId: id, before });
    });
  }
}

function reverifiedDto(result: Reverified): ReverifiedDto {
  if ('reason' in result) {
    return { released: false, reason: result.reason, hint: HINTS[result.reason], inboxIds: [], duplicates: 0 };
  }
  const { receipts } = result;
  const duplicates = receipts.filter(({ duplicate }) => duplicate).length;
  return { released: true, reason: null, hint: null, inboxIds: receipts.map(({ id }) => id), duplicates };
}

async function find(tx: Transaction, scope: WorkspaceScope, id: string, lock = false): Promise<QuarantinedRequest> {
  const row = await tx.getRepository(QuarantinedRequest).findOne({
    where: { id, tenantId: scope.workspaceId },
    ...(lock ? { lock: { mode: 'pessimistic_write' } as const } : {}),
  });
  if (!row) throw new NotFound('quarantined request', id);
  return row;
}
