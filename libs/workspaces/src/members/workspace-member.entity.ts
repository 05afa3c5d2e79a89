import type { WorkspaceRole } from '@app/identity';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('workspace_members')
@Unique('uq_workspace_members_workspace_id_user_id', ['workspaceId', 'userId'])
@Check('ck_workspace_members_role', `role in ('owner', 'admin', 'developer', 'viewer')`)
@Index('idx_workspace_members_user_id', ['userId'])
export class WorkspaceMember {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_workspace_members' })
  id: string;

  @Column('uuid', { name: 'workspace_id' })
  @ForeignKey('Workspace', { name: 'fk_workspace_members_workspaces' })
  workspaceId: string;

  @Column('uuid', { name: 'user_id' })
  @ForeignKey('User', { name: 'fk_workspace_members_users' })
  userId: string;

  @Column('text')
  role: WorkspaceRole;

  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
