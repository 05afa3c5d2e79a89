import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Old months of the logs go as whole partitions. Taking one off its table needs a lock that all who read and write the
 * table wait behind, so it is given up when it does not come at once, and tried again later. PostgreSQL can do without
 * that lock (DETACH CONCURRENTLY), but not for a table that has a default partition, as these have. Once it is off,
 * nobody waits for its removal.
 *
 * The functions run as the tables' owner, and on these tables and their old months alone.
 */
export class OldPartitionsGo1763850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function detach_oldest_partition(parent regclass, older_than timestamptz, lock_wait_ms integer)
      returns text language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        partition text;
      begin
        if parent::text not in ('event_log', 'request_log', 'runs') then
          raise exception '% is kept', parent;
        end if;
        select child.relname into partition
        from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = parent and child.relname ~ (parent::text || '_\\d{4}_\\d{2}$')
        order by child.relname limit 1;
        -- A month ends with the next one's first moment in UTC.
        if partition is null or least(older_than, now()) <
          (to_date(right(partition, 7), 'YYYY_MM') + interval '1 month')::timestamp at time zone 'UTC' then
          return null;
        end if;
        perform set_config('lock_timeout', lock_wait_ms || 'ms', true);
        execute format('alter table %s detach partition public.%I', parent, partition);
        return partition;
      end $$;

      create function drop_detached_partition(parent regclass)
      returns table (partition text, row_estimate bigint, bytes bigint)
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        if parent::text not in ('event_log', 'request_log', 'runs') then
          raise exception '% is kept', parent;
        end if;
        select relname, greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) into partition, row_estimate, bytes
        from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and not relispartition
          and relname ~ ('^' || parent::text || '_\\d{4}_\\d{2}$')
        order by relname limit 1;
        if partition is null then
          return;
        end if;
        execute format('drop table public.%I', partition);
        return next;
      end $$;

      revoke execute on function detach_oldest_partition, drop_detached_partition from public;
      grant execute on function detach_oldest_partition, drop_detached_partition to signalbox_system;
      grant delete on event_log, request_log to signalbox_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke delete on event_log, request_log from signalbox_system;
      drop function drop_detached_partition, detach_oldest_partition;
    `);
  }
}
