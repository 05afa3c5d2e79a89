import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JobControl1763720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs
        add column lost_runs smallint not null default 0,
        add column cancel_requested_at timestamptz,
        add column progress_json jsonb
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs drop column lost_runs, drop column cancel_requested_at, drop column progress_json
    `);
  }
}
