import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/** References between tenant tables carry the tenant, because foreign keys look past row-level security. */
export class ConnectorsUnderPolicy1763600002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table secret_refs (
        id uuid not null,
        tenant_id uuid not null,
        name text not null,
        provider text not null,
        ref text not null,
        rotated_at timestamptz,
        last_used_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_secret_refs primary key (id),
        constraint uq_secret_refs_tenant_id_id unique (tenant_id, id),
        constraint fk_secret_refs_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_secret_refs_provider
          check (provider in ('local', 'env', 'file', 'vault', 'aws-secrets-manager'))
      );
      create unique index uq_secret_refs_tenant_id_name on secret_refs (tenant_id, name) where deleted_at is null;
      create index idx_secret_refs_tenant_id_provider on secret_refs (tenant_id, provider);
      ${tenantTable('secret_refs')}

      create table secret_values (
        id uuid not null,
        tenant_id uuid not null,
        secret_ref_id uuid not null,
        version integer not null,
        encrypted_dek bytea not null,
        ciphertext bytea not null,
        nonce bytea not null,
        auth_tag bytea not null,
        key_id text not null,
        created_at timestamptz not null default now(),
        retire_at timestamptz,
        constraint pk_secret_values primary key (id),
        constraint uq_secret_values_secret_ref_id_version unique (secret_ref_id, version),
        constraint fk_secret_values_secret_refs foreign key (tenant_id, secret_ref_id)
          references secret_refs (tenant_id, id) on delete cascade
      );
      create index idx_secret_values_tenant_id_secret_ref_id on secret_values (tenant_id, secret_ref_id);
      ${tenantTable('secret_values')}

      create table secret_access_log (
        id uuid not null,
        tenant_id uuid not null,
        secret_ref_id uuid not null,
        actor text not null,
        purpose text not null,
        success boolean not null,
        error text,
        created_at timestamptz not null default now(),
        constraint pk_secret_access_log primary key (id)
      );
      create index idx_secret_access_log_tenant_id_secret_ref_id_created_at
        on secret_access_log (tenant_id, secret_ref_id, created_at);
      ${tenantTable('secret_access_log', 'tenant_id', 'select, insert')}

      create table policies (
        id uuid not null,
        tenant_id uuid not null,
        name text not null,
        rate_limit_json jsonb not null default '{}',
        retry_json jsonb not null default '{}',
        timeout_json jsonb not null default '{}',
        circuit_breaker_json jsonb not null default '{}',
        concurrency_json jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_policies primary key (id),
        constraint uq_policies_tenant_id_id unique (tenant_id, id),
        constraint fk_policies_workspaces foreign key (tenant_id) references workspaces (id)
      );
      create unique index uq_policies_tenant_id_name on policies (tenant_id, name) where deleted_at is null;
      ${tenantTable('policies')}

      create table policy_versions (
        id uuid not null,
        tenant_id uuid not null,
        policy_id uuid not null,
        version integer not null,
        name text not null,
        rate_limit_json jsonb not null,
        retry_json jsonb not null,
        timeout_json jsonb not null,
        circuit_breaker_json jsonb not null,
        concurrency_json jsonb not null,
        created_by text,
        created_at timestamptz not null default now(),
        constraint pk_policy_versions primary key (id),
        constraint uq_policy_versions_policy_id_version unique (policy_id, version),
        constraint fk_policy_versions_policies foreign key (tenant_id, policy_id) references policies (tenant_id, id)
      );
      create index idx_policy_versions_tenant_id_policy_id on policy_versions (tenant_id, policy_id);
      ${tenantTable('policy_versions', 'tenant_id', 'select, insert')}

      create table connectors (
        id uuid not null,
        tenant_id uuid not null,
        type text not null,
        name text not null,
        status text not null default 'active',
        settings_json jsonb not null default '{}',
        secret_ref_id uuid,
        policy_id uuid,
        ingest_key text not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_connectors primary key (id),
        constraint uq_connectors_tenant_id_id unique (tenant_id, id),
        constraint uq_connectors_ingest_key unique (ingest_key),
        constraint fk_connectors_workspaces foreign key (tenant_id) references workspaces (id),
        constraint fk_connectors_secret_refs foreign key (tenant_id, secret_ref_id)
          references secret_refs (tenant_id, id),
        constraint fk_connectors_policies foreign key (tenant_id, policy_id) references policies (tenant_id, id),
        constraint ck_connectors_status check (status in ('active', 'paused', 'error'))
      );
      create unique index uq_connectors_tenant_id_name on connectors (tenant_id, name) where deleted_at is null;
      create index idx_connectors_tenant_id_type on connectors (tenant_id, type);
      ${tenantTable('connectors')}

      create table routes (
        id uuid not null,
        tenant_id uuid not null,
        name text not null,
        source_connector_id uuid not null,
        event_types text[] not null default '{}',
        filters jsonb not null default '[]',
        transform text,
        destination_connector_id uuid not null,
        request_template jsonb not null default '{}',
        enabled boolean not null default true,
        position integer not null default 0,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_routes primary key (id),
        constraint fk_routes_workspaces foreign key (tenant_id) references workspaces (id),
        constraint fk_routes_source_connectors foreign key (tenant_id, source_connector_id)
          references connectors (tenant_id, id),
        constraint fk_routes_destination_connectors foreign key (tenant_id, destination_connector_id)
          references connectors (tenant_id, id)
      );
      create unique index uq_routes_tenant_id_name on routes (tenant_id, name) where deleted_at is null;
      create index idx_routes_tenant_id_source_connector_id on routes (tenant_id, source_connector_id);
      ${tenantTable('routes')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table routes, connectors, policy_versions, policies, secret_access_log, secret_values, secret_refs`,
    );
  }
}
