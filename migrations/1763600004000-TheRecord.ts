import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemTable, tenantTable } from './support/row-level-security';

/** Logs have no foreign keys: they outlive what they speak of. */
export class TheRecord1763600004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event_log (
        id uuid not null,
        tenant_id uuid,
        severity text not null,
        type text not null,
        message text not null,
        data_json jsonb not null default '{}',
        correlation_id text,
        trace_id text,
        created_at timestamptz not null default now(),
        constraint pk_event_log primary key (id, created_at),
        constraint ck_event_log_severity check (severity in ('debug', 'info', 'warning', 'error', 'critical'))
      ) partition by range (created_at);
      create index idx_event_log_tenant_id_created_at on event_log (tenant_id, created_at);
      create index idx_event_log_tenant_id_type_created_at on event_log (tenant_id, type, created_at);
      create index idx_event_log_trace_id on event_log (trace_id);
      create table event_log_default partition of event_log default;
      select ensure_monthly_partitions('event_log', now()::date, 4);
      ${tenantTable('event_log', 'tenant_id', 'select, insert')}

      create table request_log (
        id uuid not null,
        tenant_id uuid,
        request_id text not null,
        trace_id text not null,
        direction text not null,
        actor_type text not null,
        actor_id text,
        connector_id uuid,
        job_id uuid,
        operation text not null,
        status text not null,
        http_status integer,
        latency_ms integer not null,
        retry_count integer not null default 0,
        idempotency_key text,
        error_code text,
        created_at timestamptz not null default now(),
        constraint pk_request_log primary key (id, created_at),
        constraint uq_request_log_tenant_id_request_id unique (tenant_id, request_id, created_at),
        constraint ck_request_log_direction check (direction in ('in', 'out')),
        constraint ck_request_log_status check (status in ('success', 'refused', 'failed'))
      ) partition by range (created_at);
      create index idx_request_log_tenant_id_created_at on request_log (tenant_id, created_at);
      create index idx_request_log_trace_id on request_log (trace_id);
      create table request_log_default partition of request_log default;
      select ensure_monthly_partitions('request_log', now()::date, 4);
      ${tenantTable('request_log', 'tenant_id', 'select, insert')}

      create table operator_audit_log (
        id uuid not null,
        tenant_id uuid,
        sequence bigint not null,
        operator_user_id uuid,
        actor_type text not null,
        actor_id text,
        action text not null,
        resource_type text not null,
        resource_id text,
        diff_json jsonb not null default '[]',
        reason text,
        ip text,
        user_agent text,
        trace_id text,
        created_at timestamptz not null,
        prev_hash bytea not null,
        hash bytea not null,
        constraint pk_operator_audit_log primary key (id)
      );
      create unique index uq_operator_audit_log_tenant_id_sequence
        on operator_audit_log (tenant_id, sequence) nulls not distinct;
      create index idx_operator_audit_log_operator_user_id_created_at
        on operator_audit_log (operator_user_id, created_at);
      create index idx_operator_audit_log_tenant_id_created_at on operator_audit_log (tenant_id, created_at);
      create index idx_operator_audit_log_trace_id on operator_audit_log (trace_id);
      ${tenantTable('operator_audit_log', 'tenant_id', 'select, insert')}

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
      end $$;
      create trigger operator_audit_log_append_only before update or delete or truncate on operator_audit_log
        for each statement execute function refuse_change();

      create table idempotency_keys (
        id uuid not null,
        tenant_id uuid not null,
        key text not null,
        request_hash bytea not null,
        response_status integer,
        response_body jsonb,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        constraint pk_idempotency_keys primary key (id),
        constraint uq_idempotency_keys_tenant_id_key unique (tenant_id, key),
        constraint fk_idempotency_keys_workspaces foreign key (tenant_id) references workspaces (id)
      );
      create index idx_idempotency_keys_expires_at on idempotency_keys (expires_at);
      ${tenantTable('idempotency_keys')}

      create table workers (
        id text not null,
        lanes text[] not null,
        host text not null,
        started_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        constraint pk_workers primary key (id)
      );
      create index idx_workers_seen_at on workers (seen_at);
      ${systemTable('workers')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table workers, idempotency_keys, operator_audit_log, request_log, event_log;
      drop function refuse_change;
    `);
  }
}
