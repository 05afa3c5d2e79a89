import { AuditTrail } from '@app/audit';
import { Database, explainConstraints, type Transaction } from '@app/database';
import { assertVersion, type Page, type PageQuery, timeCursor, toPage } from '@app/http';
import { assertMayGrantRole, type GrantedPermissions, UsersService, type WorkspaceRole } from '@app/identity';
import { Conflict, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { MemberDto } from './member.dto';
import { WorkspaceMember } from './workspace-member.entity';

export interface NewMember {
  readonly userId: string;
  readonly role: WorkspaceRole;
  readonly invitedBy: string | null;
}

/** A membership without the person's name, as the audit log keeps it. */
export type MemberView = Omit<MemberDto, 'name' | 'email'>;

/** People in a workspace. It always keeps an owner, and nobody acts on a role that may do more than they may. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws a Conflict `already_member`. Who calls it writes the audit record. */
  async add(scope: WorkspaceScope, { userId, role, invitedBy }: NewMember): Promise<MemberView> {
    const now = new Date();
    const { workspaceId } = scope;
    const member = { id: newId(), workspaceId, userId, role, invitedBy, createdAt: now, updatedAt: now, version: 1 };
    await explainConstraints({ uq_workspace_members_workspace_id_user_id: alreadyMember }, () =>
      this.database.inWorkspace(scope, (tx) => tx.getRepository(WorkspaceMember).insert(member)),
    );
    return toView(member);
  }

  /** Newest first. */
  async list(scope: WorkspaceScope, query: PageQuery): Promise<Page<MemberDto>> {
    const after = timeCursor(query);
    const rows = await this.database.inWorkspace(scope, (tx) => {
      const members = tx.getRepository(WorkspaceMember).createQueryBuilder('m');
      members.where('m.workspaceId = :workspaceId', { workspaceId: scope.workspaceId });
      if (after) members.andWhere('(m.createdAt, m.id) < (:at, :id)', after);
      return members
        .orderBy('m.createdAt', 'DESC')
        .addOrderBy('m.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
    const people = await this.users.namesByIds(rows.map((row) => row.userId));
    const toItem = (row: WorkspaceMember): MemberDto => ({ ...toView(row), ...(people.get(row.userId) ?? UNKNOWN) });
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], toItem);
  }

  /** Throws `last_owner` or `role_above_yours`. */
  changeRole(
    scope: WorkspaceScope,
    permissions: GrantedPermissions,
    id: string,
    role: WorkspaceRole,
    seen?: number,
  ): Promise<MemberDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const member = await this.lock(tx, scope, permissions, id, role);
      assertVersion(seen, member.version);
      assertMayGrantRole(permissions, role);
      const changes = { role, version: member.version + 1, updatedAt: new Date() };
      await tx.getRepository(WorkspaceMember).update(id, changes);
      const [before, after] = [toView(member), toView({ ...member, ...changes })];
      this.audit.changed({ resourceType: 'member', resourceId: id, before, after });
      const people = await this.users.namesByIds([member.userId]);
      return { ...after, ...(people.get(member.userId) ?? UNKNOWN) };
    });
  }

  /** From the commit on the person has no part in the workspace. Throws `last_owner` or `role_above_yours`. */
  remove(scope: WorkspaceScope, permissions: GrantedPermissions, id: string, seen?: number): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const member = await this.lock(tx, scope, permissions, id);
      assertVersion(seen, member.version);
      await tx.getRepository(WorkspaceMember).delete(id);
      this.audit.changed({ resourceType: 'member', resourceId: id, before: toView(member) });
    });
  }

  /**
   * The member, if the caller may act on them and an owner remains. All owners are locked, in one order: of two
   * requests that each take away the other's owner, the second sees what the first did.
   */
  private async lock(
    tx: Transaction,
    scope: WorkspaceScope,
    permissions: GrantedPermissions,
    id: string,
    nextRole?: WorkspaceRole,
  ): Promise<WorkspaceMember> {
    const locked = await tx
      .getRepository(WorkspaceMember)
      .createQueryBuilder('m')
      .setLock('pessimistic_write')
      .where('m.workspaceId = :workspaceId', { workspaceId: scope.workspaceId })
      .andWhere(`(m.id = :id or m.role = 'owner')`, { id })
      .orderBy('m.id')
      .getMany();
    const member = locked.find((row) => row.id === id);
    if (!member) throw new NotFound('member', id);
    assertMayGrantRole(permissions, member.role);
    const othersOwn = locked.some((row) => row.id !== id && row.role === 'owner');
    if (member.role === 'owner' && nextRole !== 'owner' && !othersOwn) throw lastOwner();
    return member;
  }
}

const UNKNOWN = { name: '', email: '' };

const alreadyMember = () => new Conflict('already_member', 'This person is a member of the workspace already.');

const lastOwner = () =>
  new Conflict('last_owner', 'A workspace keeps at least one owner: make someone else an owner first.');

function toView(row: Omit<WorkspaceMember, 'updatedAt'>): MemberView {
  const { id, userId, role, invitedBy, createdAt, version } = row;
  return { id, userId, role, invitedBy, createdAt, version };
}
