import { setTimeout as delay } from 'node:timers/promises';
import { ChangeFeed } from '@app/changes';
import { SETTINGS, type Settings } from '@app/config';
import { Database, inIndexOrder } from '@app/database';
import { lowestIdAt } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { count, COUNTED, type CountedTable } from './count.sql';

/** Rows that one transaction counts: few, because a processor that counts for long makes jobs wait. */
const BATCH = 500;
/** It rests so many times as long as a transaction took, for so many milliseconds; where more is left, as long as it took. */
const CALM = { rests: 9, forMs: 6_000 };
/** How far back the first count looks: as far as the longest window of the overview. */
const FIRST_DAYS = 31;
const DAY_MS = 86_400_000;
/** Minutes serve the windows of a day and less. */
const KEEP_MINUTES_DAYS = 2;
const KEEP_HOURS_DAYS = 400;

interface Counted {
  readonly last_id: string;
  readonly more: boolean;
  readonly workspaces: string[] | null;
}

/**
 * Counts what the record says into figures for each minute and hour. A row is counted once: its figures and the cursor
 * behind it commit together, and one process at a time counts a table. The cursor goes by ids, which rise with time, and
 * stays behind whatever may still be written under an older one.
 */
@Injectable()
export class TrafficCounter {
  constructor(
    private readonly database: Database,
    private readonly feed: ChangeFeed,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'STATS_LAG_SECONDS'>,
  ) {}

  /**
   * Counts all that is old enough, batch after batch, unless `stopped` says so between two. After each it rests, so that it
   * takes little of a processor for a while rather than much of it at once.
   */
  async countAll(stopped: () => boolean = () => false): Promise<void> {
    const horizon = lowestIdAt(await this.horizon());
    const calmUntil = performance.now() + CALM.forMs;
    for (const table of COUNTED) {
      for (let more = true; more && !stopped();) {
        const startedAt = performance.now();
        more = await this.countBatch(table, horizon);
        const rests = performance.now() < calmUntil ? CALM.rests : 1;
        if (more) await delay((performance.now() - startedAt) * rests);
      }
    }
  }

  /** Figures that no window needs any more go. */
  async prune(): Promise<void> {
    await this.database.systemStatement('maintenance', PRUNE, [KEEP_MINUTES_DAYS, KEEP_HOURS_DAYS]);
  }

  /** @returns whether there is more */
  private countBatch(table: CountedTable, horizon: string): Promise<boolean> {
    return this.database.asSystem('maintenance', async (tx) => {
      await tx.query(`insert into traffic_cursors (name, last_id) values ($1, $2) on conflict do nothing`, [
        table.name,
        lowestIdAt(new Date(Date.now() - FIRST_DAYS * DAY_MS)),
      ]);
      const [cursor] = await tx.query<{ last_id: string }[]>(
        `select last_id from traffic_cursors where name = $1 for update skip locked`,
        [table.name],
      );
      if (!cursor || cursor.last_id >= horizon) return false;
      await inIndexOrder(tx);
      const [counted] = await tx.query<Counted[]>(count(table), [table.name, cursor.last_id, horizon, BATCH]);
      for (const id of counted?.workspaces ?? []) this.feed.noteAfterCommit(id, 'stats');
      return counted?.more ?? false;
    });
  }

  /** Nothing is written under an id from before this moment any more, as long as clocks agree within the lag. */
  private async horizon(): Promise<Date> {
    const [row] = await this.database.systemStatement<{ horizon: Date }>('maintenance', HORIZON, [
      this.settings.STATS_LAG_SECONDS,
    ]);
    return row?.horizon ?? new Date(0);
  }
}

/** Before the lag, and before every transaction that is writing. */
const HORIZON = `
select least(clock_timestamp(), min(xact_start)) - make_interval(secs => $1) as horizon
from pg_stat_activity where datname = current_database() and backend_xid is not null`;

const PRUNE = `
delete from traffic_rollups
where (resolution = 'minute' and starts_at < now() - make_interval(days => $1))
  or (resolution = 'hour' and starts_at < now() - make_interval(days => $2))`;
