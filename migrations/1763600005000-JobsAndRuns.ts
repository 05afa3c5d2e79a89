import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

export class JobsAndRuns1763600005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs (
        id uuid not null,
        tenant_id uuid not null,
        type text not null,
        lane text not null default 'default',
        ordering_key text,
        status text not null default 'queued',
        priority smallint not null default 0,
        attempts integer not null default 0,
        max_attempts integer not null,
        run_at timestamptz not null default now(),
        payload_json jsonb,
        payload_ref text,
        idempotency_key text,
        lease_token uuid,
        lease_expires_at timestamptz,
        result_json jsonb,
        last_error_json jsonb,
        parent_id uuid,
        connector_id uuid,
        correlation_id text,
        trace_id text not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        finished_at timestamptz,
        constraint pk_jobs primary key (id),
        constraint fk_jobs_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_jobs_lane check (lane in ('high', 'default', 'bulk')),
        constraint ck_jobs_status check (status in ('queued', 'running', 'success', 'failed', 'dead', 'cancelled')),
        constraint ck_jobs_attempts check (attempts >= 0 and max_attempts >= 1),
        constraint ck_jobs_lease check ((status = 'running') = (lease_token is not null and lease_expires_at is not null)),
        constraint ck_jobs_finished check ((status in ('success', 'dead', 'cancelled')) = (finished_at is not null))
      ) with (
        fillfactor = 80, -- room for updates in the same page
        autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
      );
      create unique index uq_jobs_tenant_id_type_idempotency_key on jobs (tenant_id, type, idempotency_key)
        where idempotency_key is not null;
      create index idx_jobs_tenant_id_status on jobs (tenant_id, status);
      create index idx_jobs_tenant_id_created_at on jobs (tenant_id, created_at);
      create index idx_jobs_trace_id on jobs (trace_id);
      create index idx_jobs_due on jobs (lane, tenant_id, priority, run_at) where status in ('queued', 'failed');
      create index idx_jobs_lease_expires_at on jobs (lease_expires_at) where status = 'running';
      ${tenantTable('jobs')}

      create table runs (
        id uuid not null,
        job_id uuid not null,
        tenant_id uuid not null,
        attempt integer not null,
        status text not null default 'running',
        worker_id text not null,
        trace_id text not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        error_json jsonb,
        constraint pk_runs primary key (id, started_at),
        constraint ck_runs_status check (status in ('running', 'success', 'failed', 'snoozed', 'lost', 'cancelled')),
        constraint ck_runs_finished check ((status = 'running') = (finished_at is null))
      ) partition by range (started_at);
      create index idx_runs_job_id_started_at on runs (job_id, started_at);
      create index idx_runs_tenant_id_started_at on runs (tenant_id, started_at);
      create table runs_default partition of runs default;
      select ensure_monthly_partitions('runs', now()::date, 4);
      ${tenantTable('runs')}

      create table schedules (
        id uuid not null,
        tenant_id uuid not null,
        name text not null,
        job_type text not null,
        payload_json jsonb not null default '{}',
        cron text not null,
        timezone text not null default 'UTC',
        overlap text not null default 'skip',
        catch_up text not null default 'none',
        jitter_ms integer not null default 0,
        enabled boolean not null default true,
        next_run_at timestamptz,
        last_run_at timestamptz,
        last_job_id uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_schedules primary key (id),
        constraint fk_schedules_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_schedules_overlap check (overlap in ('skip', 'queue', 'cancel_previous')),
        constraint ck_schedules_catch_up check (catch_up in ('none', 'one', 'all')),
        constraint ck_schedules_jitter check (jitter_ms >= 0)
      );
      create unique index uq_schedules_tenant_id_name on schedules (tenant_id, name) where deleted_at is null;
      create index idx_schedules_next_run_at on schedules (next_run_at) where enabled and deleted_at is null;
      ${tenantTable('schedules')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table schedules, runs, jobs`);
  }
}
