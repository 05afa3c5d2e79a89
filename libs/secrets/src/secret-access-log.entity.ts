import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One time that somebody asked for a secret's value. */
@Entity('secret_access_log')
@Index('idx_secret_access_log_tenant_id_secret_ref_id_created_at', ['tenantId', 'secretRefId', 'createdAt'])
export class SecretAccessLogEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_secret_access_log' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('uuid', { name: 'secret_ref_id' })
  secretRefId: string;

  @Column('text')
  actor: string;

  @Column('text')
  purpose: string;

  @Column('boolean')
  success: boolean;

  /** The code of the error, when it failed. */
  @Column('text', { nullable: true })
  error: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
