import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { RUN_STATUSES, type RunStatus } from '../job-states';

/** One attempt. Partitioned by month of `started_at`. */
@Entity('runs')
@Check('ck_runs_status', `status in (${RUN_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Check('ck_runs_finished', `(status = 'running') = (finished_at is null)`)
@Index('idx_runs_job_id_started_at', ['jobId', 'startedAt'])
@Index('idx_runs_tenant_id_started_at', ['tenantId', 'startedAt'])
export class Run {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_runs' })
  id: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('integer')
  attempt: number;

  @Column('text', { default: 'running' })
  status: RunStatus;

  @Column('text', { name: 'worker_id' })
  workerId: string;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  @PrimaryColumn('timestamptz', { name: 'started_at', default: () => 'now()', primaryKeyConstraintName: 'pk_runs' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('jsonb', { name: 'error_json', nullable: true })
  errorJson: unknown;
}
