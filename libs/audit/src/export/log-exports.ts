import { Readable } from 'node:stream';
import { Database } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { AuditOrigin } from '../operator-audit/audit-origin';
import { AuditTrail } from '../operator-audit/audit-trail';
import type { TimeRange } from '../log-rows';
import { LongReads } from '../long-reads';
import { ownerId, type RecordOwner } from '../record-owner';
import type { ExportFormat } from './export.dto';
import { exportElsewhere } from './export-process';
import { type ExportOrder, exportText } from './export-text';
import type { LogName } from './exported-logs';

/** Pages that this process reads itself: most exports are no longer, and need not wait for another to start. */
const SHORT_PAGES = 2;

export interface ExportRequest {
  readonly owner: RecordOwner;
  readonly origin: AuditOrigin;
  readonly format: ExportFormat;
  readonly range: TimeRange;
  readonly filters: Readonly<Record<string, unknown>>;
}

/** Exports logs as streams: a page is read when the client has taken the one before, and none after it has left. */
@Injectable()
export class LogExports implements OnModuleDestroy {
  private readonly logger = new Logger('LogExports');
  private readonly open = new Set<Readable>();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly reads: LongReads,
  ) {}

  /** Exports that clients are reading now. */
  get running(): number {
    return this.open.size;
  }

  /**
   * Puts on record who exports what, then hands out the stream. What is written later is not part of it.
   * Throws a DomainError `too_many_long_reads`.
   */
  async start(log: LogName, { owner, origin, format, range, filters }: ExportRequest): Promise<Readable> {
    const selection = { owner, range: { ...range, until: range.until ?? new Date().toISOString() }, filters };
    const after = { format, ...selection.range, ...filters };
    const resourceId = ownerId(owner) ?? 'installation';
    const leave = this.reads.enter(owner);
    try {
      await this.audit.write(`${log}.export`, origin, [{ resourceType: log, resourceId, after }]);
    } catch (error) {
      leave();
      throw error;
    }
    const stream = Readable.from(this.text({ log, format, selection }), { objectMode: false });
    this.open.add(stream);
    stream.once('close', () => {
      this.open.delete(stream);
      leave();
    });
    // The answer has begun: all that is left is to break it off, which the HTTP server does.
    stream.once('error', (error) => this.logger.warn('an export was broken off', { error, log }));
    return stream;
  }

  /** A client that reads slowly must not hold up the end of the process. What it has got is visibly incomplete. */
  onModuleDestroy(): void {
    for (const stream of this.open) stream.destroy(new Error('the process is shutting down'));
  }

  private async *text(order: ExportOrder): AsyncGenerator<string | Buffer> {
    const behind = yield* exportText(this.database, order, SHORT_PAGES);
    if (behind) yield* exportElsewhere({ ...order, behind });
  }
}
