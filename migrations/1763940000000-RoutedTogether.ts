import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message names the job that routes it, since one job routes several; nobody looks for messages by their job. */
export class RoutedTogether1763940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_inbox add column job_id uuid');
    await runner.query('alter table webhook_inbox alter column job_id set statistics 20');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_inbox drop column job_id');
  }
}
