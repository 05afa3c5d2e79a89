import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CatchUp, Overlap } from './policies';

/** A recurring job. */
@Entity('schedules')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_schedules_workspaces' })
@Check('ck_schedules_overlap', `overlap in ('skip', 'queue', 'cancel_previous')`)
@Check('ck_schedules_catch_up', `catch_up in ('none', 'one', 'all')`)
@Check('ck_schedules_jitter', 'jitter_ms >= 0')
@Index('uq_schedules_tenant_id_name', ['tenantId', 'name'], { unique: true, where: 'deleted_at is null' })
@Index('idx_schedules_next_run_at', ['nextRunAt'], { where: 'enabled and deleted_at is null' })
export class Schedule {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_schedules' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'job_type' })
  jobType: string;

  @Column('jsonb', { name: 'payload_json', default: {} })
  payloadJson: object;

  @Column('text')
  cron: string;

  @Column('text', { default: 'UTC' })
  timezone: string;

  @Column('text', { default: 'skip' })
  overlap: Overlap;

  @Column('text', { name: 'catch_up', default: 'none' })
  catchUp: CatchUp;

  @Column('integer', { name: 'jitter_ms', default: 0 })
  jitterMs: number;

  @Column('boolean', { default: true })
  enabled: boolean;

  /** Why it was switched off by itself, in words. */
  @Column('text', { name: 'disabled_reason', nullable: true })
  disabledReason: string | null;

  /** The tick that is not taken yet; nothing while the schedule is paused. */
  @Column('timestamptz', { name: 'next_run_at', nullable: true })
  nextRunAt: Date | null;

  /** The tick, or the moment of the trigger, of the last job. */
  @Column('timestamptz', { name: 'last_run_at', nullable: true })
  lastRunAt: Date | null;

  @Column('uuid', { name: 'last_job_id', nullable: true })
  lastJobId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
