import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What can be paused or limited. A lane belongs to the installation, everything else to one workspace. */
export const CONTROL_TARGETS = ['lane', 'workspace', 'type', 'connector'] as const;
export type ControlTarget = (typeof CONTROL_TARGETS)[number];

/** An operator's hand on the queue: jobs of the target do not run, or only so many at once. */
@Entity('queue_controls')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_queue_controls_workspaces' })
@Check('ck_queue_controls_target', `target in (${CONTROL_TARGETS.map((target) => `'${target}'`).join(', ')})`)
@Check('ck_queue_controls_scope', `(target = 'lane') = (tenant_id is null)`)
@Check('ck_queue_controls_max_running', 'max_running >= 1')
@Index('uq_queue_controls_tenant_id_target_name', ['tenantId', 'target', 'name'], { unique: true })
export class QueueControl {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_queue_controls' })
  id: string;

  /** Null for a lane. */
  @Column('uuid', { name: 'tenant_id', nullable: true })
  tenantId: string | null;

  @Column('text')
  target: ControlTarget;

  /** The lane, the type of job or the connector's id; for a workspace its own id. */
  @Column('text')
  name: string;

  @Column('boolean', { default: false })
  paused: boolean;

  /** Most jobs of the target that run at once, over all workers; null: no limit. */
  @Column('integer', { name: 'max_running', nullable: true })
  maxRunning: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
