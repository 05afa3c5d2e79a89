import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order in which events of one key came and calls of one key line up. Ids rise with the clock of the process that
 * makes them, and processes disagree about the time; a sequence is the same for all. What was there before has 0, and
 * its id decides.
 */
export class Arrivals1763870000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence webhook_arrivals;
      create sequence job_line_positions;
      grant usage on sequence webhook_arrivals, job_line_positions to signalbox_request, signalbox_system;

      alter table webhook_inbox add column arrival bigint not null default 0;
      alter table jobs add column line_position bigint not null default 0;
      create index idx_jobs_tenant_id_ordering_key_line_position_id
        on jobs (tenant_id, ordering_key, line_position, id)
        where status in ('queued', 'failed') and held_by = 'ordering';
      drop index idx_jobs_tenant_id_ordering_key_id;

      -- One that comes back from its end takes the place that it had.
      create or replace function wait_in_line() returns trigger language plpgsql as $$
      begin
        new.held_by := 'ordering';
        if tg_op = 'INSERT' then
          new.line_position := nextval('job_line_positions');
        end if;
        return new;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function wait_in_line() returns trigger language plpgsql as $$
      begin
        new.held_by := 'ordering';
        return new;
      end $$;
      alter table jobs drop column line_position; -- and with it the index that names it
      create index idx_jobs_tenant_id_ordering_key_id on jobs (tenant_id, ordering_key, id)
        where status in ('queued', 'failed') and held_by = 'ordering';
      alter table webhook_inbox drop column arrival;
      drop sequence job_line_positions, webhook_arrivals;
    `);
  }
}
