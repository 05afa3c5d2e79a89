import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What verifies a provider's webhooks is often another secret than what its API takes. */
export class WebhookSecrets1763795000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table connectors
        add column webhook_secret_ref_id uuid,
        add constraint fk_connectors_webhook_secret_refs foreign key (tenant_id, webhook_secret_ref_id)
          references secret_refs (tenant_id, id)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table connectors drop constraint fk_connectors_webhook_secret_refs, drop column webhook_secret_ref_id
    `);
  }
}
