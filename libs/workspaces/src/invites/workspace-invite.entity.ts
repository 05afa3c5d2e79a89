import type { Role } from '@app/identity';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A link that makes someone a member, or without a workspace an operator. It works once. */
@Entity('workspace_invites')
@Unique('uq_workspace_invites_token_hash', ['tokenHash'])
@Check('ck_workspace_invites_role', `role in ('operator', 'owner', 'admin', 'developer', 'viewer')`)
@Check('ck_workspace_invites_operator', `(role = 'operator') = (workspace_id is null)`)
@Index('idx_workspace_invites_workspace_id', ['workspaceId'])
export class WorkspaceInvite {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workspace_invites' })
  id: string;

  @Column('uuid', { name: 'workspace_id', nullable: true })
  @ForeignKey('Workspace', { name: 'fk_workspace_invites_workspaces' })
  workspaceId: string | null;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** Only the person with this address may use it; without one, anyone with the link. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text')
  role: Role;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('uuid', { name: 'used_by', nullable: true })
  @ForeignKey('User', { name: 'fk_workspace_invites_users' })
  usedBy: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
