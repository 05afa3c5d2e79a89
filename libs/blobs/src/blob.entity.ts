import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const BLOB_STORES = ['postgres', 's3'] as const;
export type BlobStoreName = (typeof BLOB_STORES)[number];

/** Bytes that are kept beside the row they belong to, wherever they are. */
@Entity('blobs')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_blobs_workspaces' })
@Check('ck_blobs_store', `store in ('postgres', 's3')`)
@Check('ck_blobs_payload', `(store = 'postgres') = (payload is not null)`)
@Index('idx_blobs_unwanted_since', ['unwantedSince'], { where: 'unwanted_since is not null' })
export class Blob {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_blobs' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  store: BlobStoreName;

  /** The bytes, where PostgreSQL has them. */
  @Column('bytea', { nullable: true })
  payload: Buffer | null;

  @Column('integer')
  bytes: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Since when no row has it: it is put before its row is, and outlives it. `-infinity` once it is being removed. */
  @Column('timestamptz', { name: 'unwanted_since', nullable: true, default: () => 'now()' })
  unwantedSince: Date | null;
}
