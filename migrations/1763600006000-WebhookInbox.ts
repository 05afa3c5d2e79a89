import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

export class WebhookInbox1763600006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_inbox (
        id uuid not null,
        tenant_id uuid not null,
        connector_id uuid not null,
        provider text not null,
        event_id text not null,
        event_type text,
        signature_valid boolean not null,
        verification_error text,
        received_at timestamptz not null default now(),
        processed_at timestamptz,
        status text not null default 'received',
        headers jsonb not null default '{}',
        payload_raw bytea,
        payload_json jsonb,
        payload_ref text,
        replay_of uuid,
        trace_id text not null,
        constraint pk_webhook_inbox primary key (id),
        constraint uq_webhook_inbox_tenant_id_provider_event_id unique (tenant_id, provider, event_id),
        constraint fk_webhook_inbox_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_webhook_inbox_status check (status in ('received', 'processed', 'ignored', 'failed')),
        constraint ck_webhook_inbox_processed check ((status = 'received') = (processed_at is null)),
        constraint ck_webhook_inbox_rejected check (signature_valid = (verification_error is null))
      );
      create index idx_webhook_inbox_tenant_id_received_at on webhook_inbox (tenant_id, received_at);
      create index idx_webhook_inbox_tenant_id_status_received_at on webhook_inbox (tenant_id, status, received_at);
      create index idx_webhook_inbox_trace_id on webhook_inbox (trace_id);
      ${tenantTable('webhook_inbox')}

      -- lz4 costs a fraction of pglz on the hot path; a server built without it keeps the default.
      do $$ begin
        alter table webhook_inbox alter column payload_raw set compression lz4;
      exception when feature_not_supported then null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table webhook_inbox`);
  }
}
