import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiKeyRotation1763710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_keys
        add column replaced_by uuid,
        add constraint uq_api_keys_tenant_id_id unique (tenant_id, id),
        add constraint fk_api_keys_api_keys foreign key (tenant_id, replaced_by) references api_keys (tenant_id, id)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_keys
        drop constraint fk_api_keys_api_keys, drop constraint uq_api_keys_tenant_id_id, drop column replaced_by
    `);
  }
}
