import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/**
 * A waiting job that may not run yet is held: it leaves the index of due jobs, so that no claim meets it again and
 * again. `held_by` is `ordering` while an earlier job of its ordering key is unfinished, or the id of a queue control.
 */
export class JobOrderAndControls1763730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs add column held_by text;

      drop index idx_jobs_due;
      create index idx_jobs_due on jobs (lane, tenant_id, priority, run_at)
        where status in ('queued', 'failed') and held_by is null;
      create index idx_jobs_held_by_priority_run_at on jobs (held_by, priority, run_at)
        where status in ('queued', 'failed') and held_by <> 'ordering';
      create index idx_jobs_tenant_id_ordering_key_id on jobs (tenant_id, ordering_key, id)
        where status in ('queued', 'failed') and held_by = 'ordering';

      -- One at a time: whatever anybody does, a key has no second job that could run.
      create unique index uq_jobs_tenant_id_ordering_key on jobs (tenant_id, ordering_key)
        where ordering_key is not null and status in ('queued', 'running', 'failed')
          and held_by is distinct from 'ordering';

      -- A job with an ordering key begins to wait in the line of its key, also when it comes back from its end.
      create function wait_in_line() returns trigger language plpgsql as $$
      begin
        new.held_by := 'ordering';
        return new;
      end $$;
      create trigger jobs_wait_in_line before insert on jobs for each row
        when (new.ordering_key is not null and new.status in ('queued', 'failed')) execute function wait_in_line();
      create trigger jobs_wait_in_line_again before update of status on jobs for each row
        when (new.ordering_key is not null and new.status in ('queued', 'failed')
          and old.status in ('success', 'dead', 'cancelled')) execute function wait_in_line();

      create table queue_controls (
        id uuid not null,
        tenant_id uuid,
        target text not null,
        name text not null,
        paused boolean not null default false,
        max_running integer,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        constraint pk_queue_controls primary key (id),
        constraint fk_queue_controls_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_queue_controls_target check (target in ('lane', 'workspace', 'type', 'connector')),
        constraint ck_queue_controls_scope check ((target = 'lane') = (tenant_id is null)),
        constraint ck_queue_controls_max_running check (max_running >= 1)
      );
      create unique index uq_queue_controls_tenant_id_target_name on queue_controls (tenant_id, target, name)
        nulls not distinct;
      ${tenantTable('queue_controls')}

      alter table workers add column types text[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workers drop column types;
      drop table queue_controls;
      drop trigger jobs_wait_in_line on jobs;
      drop trigger jobs_wait_in_line_again on jobs;
      drop function wait_in_line();
      drop index idx_jobs_due;
      alter table jobs drop column held_by; -- and with it the indexes that name it
      create index idx_jobs_due on jobs (lane, tenant_id, priority, run_at) where status in ('queued', 'failed');
    `);
  }
}
