import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/** Large payloads beside their rows, or a note of them where they are in a store of their own. */
export class Blobs1763830001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blobs (
        id uuid not null,
        tenant_id uuid not null,
        store text not null,
        payload bytea,
        bytes integer not null,
        created_at timestamptz not null default now(),
        unwanted_since timestamptz default now(),
        constraint pk_blobs primary key (id),
        constraint fk_blobs_workspaces foreign key (tenant_id) references workspaces (id),
        constraint ck_blobs_store check (store in ('postgres', 's3')),
        constraint ck_blobs_payload check ((store = 'postgres') = (payload is not null))
      );
      create index idx_blobs_unwanted_since on blobs (unwanted_since) where unwanted_since is not null;
      ${tenantTable('blobs')}

      do $$ begin
        alter table blobs alter column payload set compression lz4;
      exception when feature_not_supported then null;
      end $$;

      -- Null: its one message has the body.
      alter table webhook_requests alter column payload_raw drop not null;
    `);
  }

  /** What is in a store of its own stays there, and is no longer found. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update webhook_inbox set payload_raw = blobs.payload, payload_ref = null
      from blobs where payload_ref = 'postgres:' || blobs.id;
      update webhook_requests set payload_raw = message.payload_raw
      from webhook_inbox as message where message.request_id = webhook_requests.id and webhook_requests.payload_raw is null;
      delete from webhook_requests where payload_raw is null;
      alter table webhook_requests alter column payload_raw set not null;
      drop table blobs;
    `);
  }
}
