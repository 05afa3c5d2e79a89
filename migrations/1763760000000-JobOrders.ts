import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support/row-level-security';

/** How far each order about many jobs has come. */
export class JobOrders1763760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table job_orders (
        id uuid not null,
        tenant_id uuid not null,
        total integer,
        done integer not null default 0,
        skipped integer not null default 0,
        cursor_created_at timestamptz,
        cursor_id uuid,
        created_at timestamptz not null default now(),
        constraint pk_job_orders primary key (id),
        constraint fk_job_orders_workspaces foreign key (tenant_id) references workspaces (id)
      );
      ${tenantTable('job_orders')}

      -- What operators look for among many jobs that went well. Partial, so that those cost nothing.
      create index idx_jobs_tenant_id_status_created_at_id on jobs (tenant_id, status, created_at, id)
        where status in ('queued', 'failed', 'dead', 'cancelled');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_jobs_tenant_id_status_created_at_id;
      drop table job_orders;
    `);
  }
}
