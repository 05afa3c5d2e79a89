import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An index of waiting jobs that no other can stand in for: the planner took one of another order for as good while few
 * jobs waited, and a plan is kept. Why its words are what they are, `libs/jobs/src/waiting-jobs.sql.ts` says.
 */
export class WaitingJobs1763880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_jobs_due;
      create index idx_jobs_due on jobs (lane, greatest(tenant_id, tenant_id), priority, run_at)
        where lease_token is null and finished_at is null and held_by is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_jobs_due;
      create index idx_jobs_due on jobs (lane, tenant_id, priority, run_at)
        where status in ('queued', 'failed') and held_by is null;
    `);
  }
}
