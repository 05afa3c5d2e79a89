import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Partitioned by month of `created_at`. */
@Entity('request_log')
@Unique('uq_request_log_tenant_id_request_id', ['tenantId', 'requestId', 'createdAt'])
@Check('ck_request_log_direction', `direction in ('in', 'out')`)
@Check('ck_request_log_status', `status in ('success', 'refused', 'failed')`)
@Index('idx_request_log_tenant_id_created_at', ['tenantId', 'createdAt'])
@Index('idx_request_log_trace_id', ['traceId'])
@Index('idx_request_log_tenant_id_connector_id_created_at', ['tenantId', 'connectorId', 'createdAt'], {
  where: 'connector_id is not null',
})
export class RequestLogEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_request_log' })
  id: string;

  @Column('uuid', { name: 'tenant_id', nullable: true })
  tenantId: string | null;

  @Column('text', { name: 'request_id' })
  requestId: string;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  @Column('text')
  direction: string;

  @Column('text', { name: 'actor_type' })
  actorType: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('uuid', { name: 'connector_id', nullable: true })
  connectorId: string | null;

  @Column('uuid', { name: 'job_id', nullable: true })
  jobId: string | null;

  @Column('text')
  operation: string;

  @Column('text')
  status: string;

  @Column('integer', { name: 'http_status', nullable: true })
  httpStatus: number | null;

  @Column('integer', { name: 'latency_ms' })
  latencyMs: number;

  @Column('integer', { name: 'retry_count', default: 0 })
  retryCount: number;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  @Column('text', { name: 'error_code', nullable: true })
  errorCode: string | null;

  /** Of a call out: the version of the policy it ran under; 0 is the built-in default. */
  @Column('integer', { name: 'policy_version', nullable: true })
  policyVersion: number | null;

  /** The same for all attempts of one call out. */
  @Column('text', { name: 'call_id', nullable: true })
  callId: string | null;

  @PrimaryColumn('timestamptz', {
    name: 'created_at',
    default: () => 'now()',
    primaryKeyConstraintName: 'pk_request_log',
  })
  createdAt: Date;
}
