import { Readable } from 'node:stream';
import { Database } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import type { AuditOrigin } from '../operator-audit/audit-origin';
import { AuditTrail } from '../operator-audit/audit-trail';
import type { TimeRange } from '../log-rows';
import { LongReads } from '../long-reads';
import { ownerId, type RecordOwner } from '../record-owner';
import { csvLine } from './csv';
import type { ExportFormat } from './export.dto';
import type { ExportedLog } from './exported-logs';
import { exportPages, type Selection } from './export-pages';

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
  async start<Row extends ObjectLiteral, Item extends object>(
    log: ExportedLog<Row, Item>,
    { owner, origin, format, range, filters }: ExportRequest,
  ): Promise<Readable> {
    const selection = { owner, range: { ...range, until: range.until ?? new Date().toISOString() }, filters };
    const after = { format, ...selection.range, ...filters };
    const resourceId = ownerId(owner) ?? 'installation';
    const leave = this.reads.enter(owner);
    try {
      await this.audit.write(`${log.name}.export`, origin, [{ resourceType: log.name, resourceId, after }]);
    } catch (error) {
      leave();
      throw error;
    }
    const stream = Readable.from(this.text(log, format, selection), { objectMode: false });
    this.open.add(stream);
    stream.once('close', () => {
      this.open.delete(stream);
      leave();
    });
    // The answer has begun: all that is left is to break it off, which the HTTP server does.
    stream.once('error', (error) => this.logger.warn('an export was broken off', { error, log: log.name }));
    return stream;
  }

  /** A client that reads slowly must not hold up the end of the process. What it has got is visibly incomplete. */
  onModuleDestroy(): void {
    for (const stream of this.open) stream.destroy(new Error('the process is shutting down'));
  }

  private async *text<Row extends ObjectLiteral, Item extends object>(
    log: ExportedLog<Row, Item>,
    format: ExportFormat,
    selection: Selection,
  ): AsyncGenerator<string> {
    const line =
      format === 'csv'
        ? (item: Item) => csvLine(log.columns.map((column) => item[column]))
        : (item: Item) => `${JSON.stringify(item)}\n`;
    if (format === 'csv') yield csvLine(log.columns);
    for await (const rows of exportPages(this.database, log, selection)) {
      yield rows.map((row) => line(log.toItem(row))).join('');
    }
  }
}
