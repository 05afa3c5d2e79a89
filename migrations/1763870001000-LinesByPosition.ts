import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the first of a line. Built beside the traffic; the one that it replaces held lines in the order of ids. */
export class LinesByPosition1763870001000 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index concurrently idx_jobs_tenant_id_ordering_key_line_position_id
        on jobs (tenant_id, ordering_key, line_position, id)
        where status in ('queued', 'failed') and held_by = 'ordering'`);
    await runner.query(`drop index concurrently idx_jobs_tenant_id_ordering_key_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index concurrently idx_jobs_tenant_id_ordering_key_id on jobs (tenant_id, ordering_key, id)
        where status in ('queued', 'failed') and held_by = 'ordering'`);
    await runner.query(`drop index concurrently idx_jobs_tenant_id_ordering_key_line_position_id`);
  }
}
