import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MonthlyPartitions1763600003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The function runs as the tables' owner, so that the system role needs no right to create tables.
    await runner.query(`
      create function ensure_monthly_partitions(parent regclass, first_month date, months integer) returns integer
      language plpgsql security definer set search_path = pg_catalog, public as $$
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
            made := made + 1;
          end if;
          month := (month + interval '1 month')::date;
        end loop;
        return made;
      end $$;
      revoke execute on function ensure_monthly_partitions from public;
      grant execute on function ensure_monthly_partitions to signalbox_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ensure_monthly_partitions`);
  }
}
