import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { type Actor, type Page, type PageQuery, timeCursor, toPage } from '@app/http';
import { assertMayGrantRole, type GrantedPermissions } from '@app/identity';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { InviteLinks } from './invite-links';
import type { CreatedInviteDto, CreateInviteDto, InviteDto } from './invite.dto';
import { WorkspaceInvite } from './workspace-invite.entity';

type Inviter = { readonly actor: Actor; readonly permissions: GrantedPermissions };

/** Invites into a workspace, as its members see them. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly database: Database,
    private readonly links: InviteLinks,
    private readonly audit: AuditTrail,
  ) {}

  /** The only answer that holds the link. Throws a DomainError `role_above_yours`. */
  async create(scope: WorkspaceScope, inviter: Inviter, input: CreateInviteDto): Promise<CreatedInviteDto> {
    assertMayGrantRole(inviter.permissions, input.role);
    const { invite, token, link } = this.links.make({
      workspaceId: scope.workspaceId,
      role: input.role,
      email: input.email ?? null,
      createdBy: inviter.actor.userId ?? null,
      hours: input.expiresInHours,
    });
    await this.database.inWorkspace(scope, (tx) => tx.getRepository(WorkspaceInvite).insert(invite));
    this.audit.changed({ resourceType: 'invite', resourceId: invite.id, after: toView(invite) });
    return { ...toView(invite), token, link };
  }

  /** Newest first, also those that no longer work. */
  async list(scope: WorkspaceScope, query: PageQuery): Promise<Page<InviteDto>> {
    const after = timeCursor(query);
    const rows = await this.database.inWorkspace(scope, (tx) => {
      const invites = tx.getRepository(WorkspaceInvite).createQueryBuilder('i');
      invites.where('i.workspaceId = :workspaceId', { workspaceId: scope.workspaceId });
      if (after) invites.andWhere('(i.createdAt, i.id) < (:at, :id)', after);
      return invites
        .orderBy('i.createdAt', 'DESC')
        .addOrderBy('i.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], toView);
  }

  /** From the commit on the link opens nothing. A used invite stays used: its member is to be removed instead. */
  revoke(scope: WorkspaceScope, id: string): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const invites = tx.getRepository(WorkspaceInvite);
      const where = { id, workspaceId: scope.workspaceId };
      const invite = await invites.findOne({ where, lock: { mode: 'for_no_key_update' } });
      if (!invite) throw new NotFound('invite', id);
      const changes = { revokedAt: invite.revokedAt ?? new Date() };
      await invites.update(where, changes);
      const after = toView({ ...invite, ...changes });
      this.audit.changed({ resourceType: 'invite', resourceId: id, before: toView(invite), after });
    });
  }
}

function toView(invite: WorkspaceInvite): InviteDto {
  const { id, role, email, expiresAt, usedAt, revokedAt, createdBy, createdAt } = invite;
  return { id, role, email, expiresAt, usedAt, revokedAt, createdBy, createdAt };
}
