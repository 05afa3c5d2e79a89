import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An index of waiting jobs that no other can stand in for: the planner took one of another order for as good while few
 * jobs waited, and a plan is kept. Why its words are what they are, `libs/jobs/src/waiting-jobs.sql.ts` says. It is built beside
 * the traffic, and can be repeated after it was cut off.
 */
export class WaitingJobs1763880000000 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists idx_jobs_waiting');
    await runner.query(`
      create index concurrently idx_jobs_waiting on jobs (lane, greatest(tenant_id, tenant_id), priority, run_at)
        where lease_token is null and finished_at is null and held_by is null`);
    await runner.query('drop index concurrently if exists idx_jobs_due');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists idx_jobs_due');
    await runner.query(`
      create index concurrently idx_jobs_due on jobs (lane, tenant_id, priority, run_at)
        where status in ('queued', 'failed') and held_by is null`);
    await runner.query('drop index concurrently if exists idx_jobs_waiting');
  }
}
