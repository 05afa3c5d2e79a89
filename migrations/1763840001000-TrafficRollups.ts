import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemTable, tenantTable } from './support/row-level-security';

/** Traffic in figures, by minute and hour, and how far the record has been counted. Like logs without foreign keys. */
export class TrafficRollups1763840001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table traffic_rollups (
        tenant_id uuid not null,
        resolution text not null,
        subject_id uuid not null,
        starts_at timestamptz not null,
        received integer not null default 0,
        duplicates integer not null default 0,
        rejected integer not null default 0,
        deliveries integer not null default 0,
        succeeded integer not null default 0,
        latencies integer[] not null default '{}',
        constraint pk_traffic_rollups primary key (tenant_id, resolution, subject_id, starts_at),
        constraint ck_traffic_rollups_resolution check (resolution in ('minute', 'hour'))
      ) with (fillfactor = 70);
      create index idx_traffic_rollups_tenant_id_resolution_starts_at
        on traffic_rollups (tenant_id, resolution, starts_at);
      create index idx_traffic_rollups_resolution_starts_at on traffic_rollups (resolution, starts_at);
      ${tenantTable('traffic_rollups')}

      create table traffic_cursors (
        name text not null,
        last_id uuid not null,
        constraint pk_traffic_cursors primary key (name)
      );
      ${systemTable('traffic_cursors')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table traffic_cursors, traffic_rollups`);
  }
}
