import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of traces without the jobs that run: a claim has one index less to write to. How those are found,
 * `libs/jobs/src/jobs-of-trace.sql.ts` says. It is built beside the traffic, and can be repeated after it was cut off.
 */
export class TracesOfRestingJobs1763890000000 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists idx_jobs_resting_trace_id');
    await runner.query(`
      create index concurrently idx_jobs_resting_trace_id on jobs (trace_id) where status <> 'running'`);
    await runner.query('drop index concurrently if exists idx_jobs_trace_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists idx_jobs_trace_id');
    await runner.query('create index concurrently idx_jobs_trace_id on jobs (trace_id)');
    await runner.query('drop index concurrently if exists idx_jobs_resting_trace_id');
  }
}
