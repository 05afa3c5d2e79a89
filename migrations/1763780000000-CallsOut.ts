import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/** What calls out need: the policy version on record, OAuth tokens that all processes share, keys in progress. */
export class CallsOut1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table request_log add column policy_version integer, add column call_id text;
      create index idx_request_log_tenant_id_connector_id_created_at
        on request_log (tenant_id, connector_id, created_at) where connector_id is not null;

      alter table idempotency_keys add column reserved_until timestamptz;

      create table connector_tokens (
        connector_id uuid not null,
        tenant_id uuid not null,
        credential bytea not null,
        encrypted_dek bytea,
        ciphertext bytea,
        nonce bytea,
        auth_tag bytea,
        key_id text,
        expires_at timestamptz,
        lease_token uuid,
        lease_expires_at timestamptz,
        updated_at timestamptz not null default now(),
        constraint pk_connector_tokens primary key (connector_id),
        constraint fk_connector_tokens_connectors foreign key (tenant_id, connector_id)
          references connectors (tenant_id, id)
      );
      create index idx_connector_tokens_tenant_id on connector_tokens (tenant_id);
      ${tenantTable('connector_tokens')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table connector_tokens;
      alter table idempotency_keys drop column reserved_until;
      drop index idx_request_log_tenant_id_connector_id_created_at;
      alter table request_log drop column policy_version, drop column call_id;
    `);
  }
}
