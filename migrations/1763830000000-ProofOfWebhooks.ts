import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves a message, and how it was when somebody checked its signature again. */
export class ProofOfWebhooks1763830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_inbox
        add column proof text not null default 'signature',
        add column reverified_at timestamptz,
        add column reverification_error text,
        -- Every row has the default: there is nothing to look through under this lock.
        add constraint ck_webhook_inbox_proof check (proof in ('signature', 'provider_api')) not valid
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_inbox drop column proof, drop column reverified_at, drop column reverification_error
    `);
  }
}
