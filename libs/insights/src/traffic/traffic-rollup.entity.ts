import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const RESOLUTIONS = ['minute', 'hour'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

const primaryKeyConstraintName = 'pk_traffic_rollups';

/** Traffic of a workspace, or of one of its connectors, in one minute or hour. */
@Entity('traffic_rollups')
@Check('ck_traffic_rollups_resolution', `resolution in ('minute', 'hour')`)
@Index('idx_traffic_rollups_tenant_id_resolution_starts_at', ['tenantId', 'resolution', 'startsAt'])
@Index('idx_traffic_rollups_resolution_starts_at', ['resolution', 'startsAt'])
export class TrafficRollup {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName })
  tenantId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName })
  resolution: Resolution;

  /** The workspace itself, or the connector. */
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName })
  subjectId: string;

  @PrimaryColumn('timestamptz', { name: 'starts_at', primaryKeyConstraintName })
  startsAt: Date;

  /** Events that came in: no duplicates, and no replays. */
  @Column('integer', { default: 0 })
  received: number;

  /** Requests that brought nothing new. */
  @Column('integer', { default: 0 })
  duplicates: number;

  /** Requests that were refused, mostly for their signature. */
  @Column('integer', { default: 0 })
  rejected: number;

  /** Calls out; each attempt counts. */
  @Column('integer', { default: 0 })
  deliveries: number;

  @Column('integer', { default: 0 })
  succeeded: number;

  /** How many calls took how long; see `latency-histogram.ts`. */
  @Column('integer', { array: true, default: [] })
  latencies: number[];
}
