import type { MigrationInterface, QueryRunner } from 'typeorm';

export const ROOM_IN_RUNS = `
        -- A partitioned table has no storage parameters for its partitions to inherit.
        if parent = 'public.runs'::regclass then
          execute format('alter table public.%I set (fillfactor = 50)', partition);
        end if;`;

/**
 * A claim and a settlement write a new entry into every index that covers the job. Those that are done are by far the
 * most, and nobody lists them by status; those that run have an index of their own.
 *
 * A run is written at its claim and once more at its end, which changes nothing that is indexed: with room left in its
 * page no index hears of the end.
 */
export class HotPathIndexes1763740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_jobs_tenant_id_status;
      ${ensureMonthlyPartitions(ROOM_IN_RUNS)}
    `);
    await setFillfactorOfRuns(runner, 'set (fillfactor = 50)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await setFillfactorOfRuns(runner, 'reset (fillfactor)');
    await runner.query(`
      ${ensureMonthlyPartitions('')}
      create index idx_jobs_tenant_id_status on jobs (tenant_id, status);
    `);
  }
}

function setFillfactorOfRuns(runner: QueryRunner, change: string): Promise<unknown> {
  return runner.query(`
    do $$ declare partition regclass; begin
      for partition in select inhrelid::regclass from pg_inherits where inhparent = 'runs'::regclass loop
        execute format('alter table %s ${change}', partition);
      end loop;
    end $$`);
}

/** As it was, and something for each partition that is made. */
export function ensureMonthlyPartitions(then: string): string {
  return `
    create or replace function ensure_monthly_partitions(parent regclass, first_month date, months integer)
    returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      month date := date_trunc('month', first_month)::date;
      partition text;
      made integer := 0;
    begin
      for step in 1..months loop
        partition := format('%s_%s', parent::text, to_char(month, 'YYYY_MM'));
        if to_regclass(format('public.%I', partition)) is null then
          -- Bounds are UTC months, whatever the session's time zone.
          execute format(
            'create table if not exists public.%I partition of %s for values from (%L) to (%L)',
            partition, parent, to_char(month, 'YYYY-MM-DD 00:00:00+00'),
            to_char(month + interval '1 month', 'YYYY-MM-DD 00:00:00+00')
          );
          ${then}
          made := made + 1;
        end if;
        month := (month + interval '1 month')::date;
      end loop;
      return made;
    end $$;`;
}
