import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ensureMonthlyPartitions, ROOM_IN_RUNS } from './1763740000000-HotPathIndexes';

/**
 * ANALYZE reads and sorts 300 rows for each entry that one column's statistics may have, of every column: 30,000 at the
 * usual 100. These tables are new enough once a minute, and what they are asked needs no fine statistics (ADR 0034).
 */
const ENTRIES = 20;

const TABLES = ['jobs', 'webhook_inbox', 'runs', 'event_log', 'request_log'];

/** Autovacuum gets through these tables with less of a processor, and no longer takes all of one for `jobs`. */
export class SmallerSamples1763930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function set_statistics(table_name regclass, entries integer) returns void
      language plpgsql set search_path = pg_catalog, public as $$
      begin
        -- Not of documents, which have none.
        execute (
          select format('alter table %s ', table_name)
            || string_agg(format('alter column %I set statistics %s', attname, entries), ', ')
          from pg_attribute
          where attrelid = table_name and attnum > 0 and not attisdropped and attstattarget is distinct from 0
        );
      end $$;
      revoke execute on function set_statistics from public;
      ${ensureMonthlyPartitions(`${ROOM_IN_RUNS}
        perform set_statistics(format('public.%I', partition)::regclass, ${ENTRIES});`)}
    `);
    await setStatistics(runner, ENTRIES);
    await runner.query('alter table jobs reset (autovacuum_vacuum_cost_delay)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table jobs set (autovacuum_vacuum_cost_delay = 0)');
    await setStatistics(runner, -1); // as the server's setting says
    await runner.query(`${ensureMonthlyPartitions(ROOM_IN_RUNS)} drop function set_statistics`);
  }
}

/** Of a partitioned table's partitions as well, and of the expression of an index, which has statistics of its own. */
async function setStatistics(runner: QueryRunner, entries: number): Promise<void> {
  for (const table of TABLES) await runner.query(`select set_statistics('${table}', ${entries})`);
  await runner.query(`alter index idx_jobs_waiting alter column 2 set statistics ${entries}`);
}
