import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export const CONNECTOR_STATUSES = ['active', 'paused', 'error'] as const;
export type ConnectorStatus = (typeof CONNECTOR_STATUSES)[number];

@Entity('connectors')
@Unique('uq_connectors_tenant_id_id', ['tenantId', 'id'])
@Unique('uq_connectors_ingest_key', ['ingestKey'])
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_connectors_workspaces' })
@ForeignKey('SecretRef', ['tenantId', 'secretRefId'], ['tenantId', 'id'], { name: 'fk_connectors_secret_refs' })
@ForeignKey('SecretRef', ['tenantId', 'webhookSecretRefId'], ['tenantId', 'id'], {
  name: 'fk_connectors_webhook_secret_refs',
})
@ForeignKey('Policy', ['tenantId', 'policyId'], ['tenantId', 'id'], { name: 'fk_connectors_policies' })
@Check('ck_connectors_status', `status in ('active', 'paused', 'error')`)
@Index('uq_connectors_tenant_id_name', ['tenantId', 'name'], { unique: true, where: 'deleted_at is null' })
@Index('idx_connectors_tenant_id_type', ['tenantId', 'type'])
export class Connector {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_connectors' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  type: string;

  @Column('text')
  name: string;

  @Column('text', { default: 'active' })
  status: ConnectorStatus;

  @Column('jsonb', { name: 'settings_json', default: {} })
  settingsJson: Record<string, unknown>;

  @Column('uuid', { name: 'secret_ref_id', nullable: true })
  secretRefId: string | null;

  /** Verifies webhooks, where that is not what calls sign in with. */
  @Column('uuid', { name: 'webhook_secret_ref_id', nullable: true })
  webhookSecretRefId: string | null;

  @Column('uuid', { name: 'policy_id', nullable: true })
  policyId: string | null;

  /** Unguessable part of the webhook URL. */
  @Column('text', { name: 'ingest_key' })
  ingestKey: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
