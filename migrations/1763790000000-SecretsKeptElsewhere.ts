import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SecretsKeptElsewhere1763790000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table secret_refs
        add column previous_ref text,
        add column previous_until timestamptz,
        add column overlap_seconds integer not null default 86400,
        add constraint ck_secret_refs_previous check ((previous_ref is null) = (previous_until is null))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table secret_refs
        drop constraint ck_secret_refs_previous,
        drop column previous_ref, drop column previous_until, drop column overlap_seconds
    `);
  }
}
