import { EventLog } from '@app/audit';
import { Database } from '@app/database';
import { countRemoved, startTrace } from '@app/observability';
import { type WorkspaceRetention } from '@app/workspaces';
import { Injectable, Logger } from '@nestjs/common';

/**
 * Longest wait for the lock, in milliseconds: so long all who use the table wait behind it at worst. It comes as soon as
 * the statements that are under way at the table have ended.
 */
const LOCK_WAIT_MS = 50;
const LOCK_NOT_AVAILABLE = '55P03';
/** Tries of one look; the next look tries again. */
const TRIES = 20;
/** A job ends after its first run, by as long as its retries take: its runs are kept so many days longer. */
const LONGEST_RETRIES_DAYS = 31;

/** For how many days some workspace wants the rows of each table. */
export interface LongestDays {
  readonly events: number;
  readonly requests: number;
  readonly runs: number;
}

interface Dropped {
  readonly partition: string;
  readonly row_estimate: string;
  readonly bytes: string;
}

/** Removes months that no workspace wants any more, as whole partitions. */
@Injectable()
export class OldPartitions {
  private readonly logger = new Logger('OldPartitions');

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** @returns for how long the rows of each table are kept by their partition alone */
  async remove(workspaces: readonly WorkspaceRetention[]): Promise<LongestDays> {
    const longest = longestOf(workspaces);
    await this.ofTable('event_log', longest.events);
    await this.ofTable('request_log', longest.requests);
    await this.ofTable('runs', longest.runs);
    return longest;
  }

  private async ofTable(table: string, days: number): Promise<void> {
    // What a process that ended left behind goes first.
    do await this.drop(table);
    while (await this.detach(table, days));
  }

  /** @returns whether there was one */
  private async detach(table: string, days: number): Promise<boolean> {
    for (let left = TRIES; left > 0; left -= 1) {
      try {
        const [row] = await this.database.systemStatement<{ partition: string | null }>('maintenance', DETACH, [
          table,
          days,
          LOCK_WAIT_MS,
        ]);
        return row?.partition != null;
      } catch (error) {
        if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
        // Whoever waited behind us goes first.
        await new Promise((resolve) => setTimeout(resolve, 10 * LOCK_WAIT_MS));
      }
    }
    this.logger.warn('an old month could not be removed because its table is busy; it is tried again', { table });
    return false;
  }

  private async drop(table: string): Promise<void> {
    for (;;) {
      const [gone] = await this.database.systemStatement<Dropped>('maintenance', DROP, [table]);
      if (!gone) return;
      const [rows, bytes] = [Number(gone.row_estimate), Number(gone.bytes)];
      countRemoved('partitions', 1);
      const message = `${gone.partition} was removed: about ${rows} rows that no workspace keeps any more`;
      const data = { table, partition: gone.partition, rows, bytes };
      const { traceId } = startTrace();
      await this.events.write([
        { workspaceId: null, severity: 'info', type: 'partition.dropped', message, data, traceId },
      ]);
    }
  }
}

/** Without a workspace nothing says that anything may go. */
function longestOf(workspaces: readonly WorkspaceRetention[]): LongestDays {
  const longest = (of: (one: WorkspaceRetention) => number) =>
    workspaces.length === 0 ? LONGEST : Math.max(...workspaces.map(of));
  return {
    events: longest(({ recordDays }) => recordDays.events),
    requests: longest(({ recordDays }) => recordDays.requests),
    runs: longest(({ days }) => Math.max(...Object.values<number>({ ...days }))) + LONGEST_RETRIES_DAYS,
  };
}

const LONGEST = 36_500;

const DETACH = `
select detach_oldest_partition($1::regclass, now() - make_interval(days => $2::int), $3::int) as partition`;

const DROP = `select partition, row_estimate, bytes from drop_detached_partition($1::regclass)`;
