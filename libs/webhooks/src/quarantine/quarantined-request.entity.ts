import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Rejection } from '../verification/verifier';

/** A request that did not prove where it comes from. It is no event, and has no part in dedupe. */
@Entity('quarantined_webhooks')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_quarantined_webhooks_workspaces' })
@Index('idx_quarantined_webhooks_tenant_id_received_at_id', ['tenantId', 'receivedAt', 'id'])
@Index('idx_quarantined_webhooks_connector_id_received_at_id', ['connectorId', 'receivedAt', 'id'])
export class QuarantinedRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_quarantined_webhooks' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('uuid', { name: 'connector_id' })
  connectorId: string;

  /** The last part of the URL that it was sent to; some providers sign the URL. Never shown. */
  @Column('text', { name: 'ingest_key' })
  ingestKey: string;

  @Column('text')
  reason: Rejection;

  /** The query it came with, with its `?`. */
  @Column('text', { default: '' })
  search: string;

  @Column('jsonb', { default: {} })
  headers: Record<string, string | string[]>;

  /** The exact bytes. */
  @Column('bytea', { name: 'payload_raw' })
  payloadRaw: Buffer;

  /** What counts against the bound of its connector. */
  @Column('integer')
  bytes: number;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('text', { name: 'trace_id' })
  traceId: string;
}
