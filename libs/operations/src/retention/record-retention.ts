import { setTimeout as delay } from 'node:timers/promises';
import { EventLog } from '@app/audit';
import { Database } from '@app/database';
import { countRemoved, startTrace } from '@app/observability';
import { RetentionDays, type WorkspaceRetention } from '@app/workspaces';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EXPIRED_STRAYS, expiredRows, type LogTable, PRUNED } from './expired-record.sql';
import { OldPartitions } from './old-partitions';

/** Time between two looks, in milliseconds. */
const EVERY_MS = 3_600_000;
/** Rows removed by one statement. */
const BATCH = 1_000;
/** After a batch it rests so many times as long as that took: it is never more than a fraction of the load. */
const REST = 3;

/**
 * Removes the record as the settings of workspaces say. What is older than any workspace wants it goes as a whole month,
 * by its partition; of workspaces that want it gone earlier the rows go, in small batches with pauses. The audit log is
 * never touched.
 */
@Injectable()
export class RecordRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('RecordRetention');
  private readonly stop = new AbortController();
  private timer?: NodeJS.Timeout;
  private pruning?: Promise<unknown>;

  constructor(
    private readonly database: Database,
    private readonly days: RetentionDays,
    private readonly partitions: OldPartitions,
    private readonly events: EventLog,
  ) {}

  onApplicationBootstrap(): void {
    const prune = () => {
      this.pruning ??= this.prune()
        .catch((error: unknown) => this.logger.warn('the old record was not removed; it is tried again', { error }))
        .finally(() => (this.pruning = undefined));
    };
    prune();
    this.timer = setInterval(prune, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.pruning;
  }

  /** Removes what is to go, of all workspaces. */
  async prune(): Promise<void> {
    const workspaces = await this.days.ofAll();
    const longest = await this.partitions.remove(workspaces);
    for (const workspace of workspaces) {
      const { recordDays } = workspace;
      const counts = { events: 0, requests: 0 };
      for (const kind of ['events', 'requests'] as const) {
        if (recordDays[kind] < longest[kind])
          counts[kind] = await this.pruneRows(PRUNED[kind], workspace, recordDays[kind]);
        countRemoved(kind, counts[kind]);
      }
      if (counts.events + counts.requests > 0) await this.tell(workspace, counts);
    }
    for (const kind of ['events', 'requests'] as const) {
      await this.inBatches(EXPIRED_STRAYS[kind], [longest[kind], BATCH]);
    }
  }

  private pruneRows(table: LogTable, { workspaceId }: WorkspaceRetention, days: number): Promise<number> {
    return this.inBatches(expiredRows(table), [days, BATCH, workspaceId]);
  }

  /** Each batch is a statement and a commit of its own. Another worker that is at the same rows gets others. */
  private async inBatches(sql: string, parameters: unknown[]): Promise<number> {
    let removed = 0;
    for (let count = BATCH; count === BATCH && !this.stop.signal.aborted;) {
      const startedAt = performance.now();
      const [row] = await this.database.systemStatement<{ count: number }>('maintenance', sql, parameters);
      count = row?.count ?? 0;
      removed += count;
      if (count < BATCH) break;
      await delay(REST * (performance.now() - startedAt), undefined, { signal: this.stop.signal }).catch(
        () => undefined,
      );
    }
    return removed;
  }

  private tell({ workspaceId, recordDays }: WorkspaceRetention, counts: { events: number; requests: number }) {
    const message = `the old record was removed: ${counts.events} events, ${counts.requests} requests and calls`;
    const data = { ...counts, days: { ...recordDays } };
    const { traceId } = startTrace();
    return this.events.write([{ workspaceId, severity: 'info', type: 'record.pruned', message, data, traceId }]);
  }
}
