import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/** Rejected requests, the exact requests of batches, and orders about many webhooks. */
export class Quarantine1763800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quarantined_webhooks (
        id uuid not null,
        tenant_id uuid not null,
        connector_id uuid not null,
        ingest_key text not null,
        reason text not null,
        search text not null default '',
        headers jsonb not null default '{}',
        payload_raw bytea not null,
        bytes integer not null,
        received_at timestamptz not null,
        trace_id text not null,
        constraint pk_quarantined_webhooks primary key (id),
        constraint fk_quarantined_webhooks_workspaces foreign key (tenant_id) references workspaces (id)
      );
      create index idx_quarantined_webhooks_tenant_id_received_at_id on quarantined_webhooks (tenant_id, received_at, id);
      create index idx_quarantined_webhooks_connector_id_received_at_id
        on quarantined_webhooks (connector_id, received_at, id);
      ${tenantTable('quarantined_webhooks')}

      create table webhook_requests (
        id uuid not null,
        tenant_id uuid not null,
        search text not null default '',
        payload_raw bytea not null,
        received_at timestamptz not null,
        constraint pk_webhook_requests primary key (id),
        constraint fk_webhook_requests_workspaces foreign key (tenant_id) references workspaces (id)
      );
      create index idx_webhook_requests_tenant_id_received_at on webhook_requests (tenant_id, received_at);
      ${tenantTable('webhook_requests')}

      create table webhook_orders (
        id uuid not null,
        tenant_id uuid not null,
        total integer,
        done integer not null default 0,
        skipped integer not null default 0,
        cursor_received_at timestamptz,
        cursor_id uuid,
        created_at timestamptz not null default now(),
        constraint pk_webhook_orders primary key (id),
        constraint fk_webhook_orders_workspaces foreign key (tenant_id) references workspaces (id)
      );
      ${tenantTable('webhook_orders')}

      alter table webhook_inbox add column request_id uuid;
      create index idx_webhook_inbox_replay_of on webhook_inbox (replay_of) where replay_of is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_webhook_inbox_replay_of;
      alter table webhook_inbox drop column request_id;
      drop table webhook_orders, webhook_requests, quarantined_webhooks;
    `);
  }
}
