import { LANES, type Lane } from '@app/queue';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { JOB_STATUSES, type JobStatus } from '../job-states';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

@Entity('jobs')
@Check('ck_jobs_lane', `lane in (${quoted(LANES)})`)
@Check('ck_jobs_status', `status in (${quoted(JOB_STATUSES)})`)
@Check('ck_jobs_attempts', 'attempts >= 0 and max_attempts >= 1')
@Check('ck_jobs_lease', `(status = 'running') = (lease_token is not null and lease_expires_at is not null)`)
@Check('ck_jobs_finished', `(status in ('success', 'dead', 'cancelled')) = (finished_at is not null)`)
@Index('uq_jobs_tenant_id_type_idempotency_key', ['tenantId', 'type', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key is not null',
})
@Index('idx_jobs_tenant_id_created_at', ['tenantId', 'createdAt'])
@Index('idx_jobs_resting_trace_id', ['traceId'], { where: `status <> 'running'` })
@Index('idx_jobs_tenant_id_schedule_id_id', ['tenantId', 'scheduleId', 'id'], { where: 'schedule_id is not null' })
@Index('idx_jobs_schedule_id', ['scheduleId'], {
  where: `schedule_id is not null and status in ('queued', 'running', 'failed')`,
})
@Index('idx_jobs_waiting', { synchronize: false }) // of an expression: see waiting-jobs.sql.ts
@Index('idx_jobs_held_by_priority_run_at', ['heldBy', 'priority', 'runAt'], {
  where: `status in ('queued', 'failed') and held_by <> 'ordering'`,
})
@Index('idx_jobs_tenant_id_ordering_key_line_position_id', ['tenantId', 'orderingKey', 'linePosition', 'id'], {
  where: `status in ('queued', 'failed') and held_by = 'ordering'`,
})
@Index('uq_jobs_tenant_id_ordering_key', ['tenantId', 'orderingKey'], {
  unique: true,
  where: `ordering_key is not null and status in ('queued', 'running', 'failed') and held_by is distinct from 'ordering'`,
})
@Index('idx_jobs_tenant_id_status_created_at_id', ['tenantId', 'status', 'createdAt', 'id'], {
  where: `status in ('queued', 'failed', 'dead', 'cancelled')`,
})
@Index('idx_jobs_lease_expires_at', ['leaseExpiresAt'], { where: `status = 'running'` })
export class Job {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_jobs' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  type: string;

  @Column('text', { default: 'default' })
  lane: Lane;

  @Column('text', { name: 'ordering_key', nullable: true })
  orderingKey: string | null;

  /** Place in the line of its ordering key, given by a sequence: the clocks of processes differ. 0 where it has none. */
  @Column('bigint', { name: 'line_position', default: 0 })
  linePosition: string;

  /** Why a waiting job may not run yet: `ordering`, or the id of a queue control. Null: it may. */
  @Column('text', { name: 'held_by', nullable: true })
  heldBy: string | null;

  @Column('text', { default: 'queued' })
  status: JobStatus;

  /** Lower goes first within a workspace. */
  @Column('smallint', { default: 0 })
  priority: number;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('integer', { name: 'max_attempts' })
  maxAttempts: number;

  @Column('timestamptz', { name: 'run_at', default: () => 'now()' })
  runAt: Date;

  @Column('jsonb', { name: 'payload_json', nullable: true })
  payloadJson: unknown;

  @Column('text', { name: 'payload_ref', nullable: true })
  payloadRef: string | null;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  /** The id of the run that holds the lease: whoever settles must name it. */
  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken: string | null;

  @Column('timestamptz', { name: 'lease_expires_at', nullable: true })
  leaseExpiresAt: Date | null;

  @Column('jsonb', { name: 'result_json', nullable: true })
  resultJson: unknown;

  @Column('jsonb', { name: 'last_error_json', nullable: true })
  lastErrorJson: unknown;

  /** Runs that were lost one after another: a job that kills its workers is poison. */
  @Column('smallint', { name: 'lost_runs', default: 0 })
  lostRuns: number;

  /** Someone wants the running attempt to end; the worker that holds the lease ends it. */
  @Column('timestamptz', { name: 'cancel_requested_at', nullable: true })
  cancelRequestedAt: Date | null;

  /** What the handler last said about how far it is. */
  @Column('jsonb', { name: 'progress_json', nullable: true })
  progressJson: unknown;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('uuid', { name: 'connector_id', nullable: true })
  connectorId: string | null;

  /** The schedule that made it. */
  @Column('uuid', { name: 'schedule_id', nullable: true })
  scheduleId: string | null;

  @Column('text', { name: 'correlation_id', nullable: true })
  correlationId: string | null;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
