import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SchedulesTick1763750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs add column schedule_id uuid;
      -- The history of a schedule, and what of it is not finished: an overlap is decided by it at every tick.
      create index idx_jobs_tenant_id_schedule_id_id on jobs (tenant_id, schedule_id, id) where schedule_id is not null;
      create index idx_jobs_schedule_id on jobs (schedule_id)
        where schedule_id is not null and status in ('queued', 'running', 'failed');
      alter table schedules add column disabled_reason text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_jobs_schedule_id, idx_jobs_tenant_id_schedule_id_id;
      alter table jobs drop column schedule_id;
      alter table schedules drop column disabled_reason;
    `);
  }
}
