import { Check, Column, DeleteDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { JobRetentionDays } from '../retention/job-retention-days';
import type { RecordRetentionDays } from '../retention/record-retention-days';
import type { WebhookRetentionDays } from '../retention/webhook-retention-days';

/** A disabled workspace can be read and takes nothing new; its jobs wait. */
export const WORKSPACE_STATUSES = ['active', 'disabled'] as const;

export type WorkspaceStatus = (typeof WORKSPACE_STATUSES)[number];

/** What a workspace asks of everyone in it, and how long it keeps things. What is not there is off, or as by default. */
export interface WorkspaceSettings {
  readonly requireSecondFactor?: boolean;
  readonly requireAuditReason?: boolean;
  readonly jobRetentionDays?: Partial<JobRetentionDays>;
  readonly webhookRetentionDays?: Partial<WebhookRetentionDays>;
  readonly recordRetentionDays?: Partial<RecordRetentionDays>;
}

/** What the installation allows a workspace, where it differs from the default. Operators set it. */
export interface WorkspaceQuotas {
  readonly requestsPerMinute?: number;
}

@Entity('workspaces')
@Check('ck_workspaces_status', `status in ('active', 'disabled')`)
@Check('ck_workspaces_slug', `slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'`)
@Index('uq_workspaces_name', ['name'], { unique: true, where: 'deleted_at is null' })
@Index('uq_workspaces_slug', ['slug'], { unique: true, where: 'deleted_at is null' })
@Index('idx_workspaces_env_status', ['env', 'status'])
export class Workspace {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workspaces' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  @Column('text', { default: 'production' })
  env: string;

  @Column('text', { default: 'active' })
  status: WorkspaceStatus;

  @Column('jsonb', { default: {} })
  settings: WorkspaceSettings;

  @Column('jsonb', { default: {} })
  quotas: WorkspaceQuotas;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @DeleteDateColumn({ type: 'timestamptz', name: 'deleted_at' })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
