import { IdentityModule, INVITATIONS, MEMBERSHIPS } from '@app/identity';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard';
import { AuditReasonGuard } from './access/audit-reason.guard';
import { WorkspaceAccesses } from './access/workspace-access';
import { WorkspaceRateLimitGuard } from './access/workspace-rate-limit.guard';
import { InviteAcceptance } from './invites/invite-acceptance.service';
import { InviteLinks } from './invites/invite-links';
import { InvitesService } from './invites/invites.service';
import { KnownInvitee } from './invites/known-invitee';
import { WorkspaceInvite } from './invites/workspace-invite.entity';
import { MembersService } from './members/members.service';
import { StoredMemberships } from './members/memberships';
import { WorkspaceMember } from './members/workspace-member.entity';
import { ActiveWorkspaces } from './workspaces/active-workspaces';
import { Workspace } from './workspaces/workspace.entity';
import { WorkspacesService } from './workspaces/workspaces.service';

/**
 * Workspaces and who belongs to them. Global, because the identity lib asks for `MEMBERSHIPS` and `INVITATIONS` without
 * knowing this one. The app makes the access guard global with `useExisting`, behind the authentication guard.
 */
@Global()
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Workspace, WorkspaceMember, WorkspaceInvite])],
  providers: [
    AccessGuard,
    ActiveWorkspaces,
    AuditReasonGuard,
    InviteAcceptance,
    InviteLinks,
    InvitesService,
    KnownInvitee,
    MembersService,
    WorkspaceAccesses,
    WorkspaceRateLimitGuard,
    WorkspacesService,
    { provide: MEMBERSHIPS, useClass: StoredMemberships },
    { provide: INVITATIONS, useExisting: InviteAcceptance },
  ],
  exports: [
    WorkspaceAccesses,
    AccessGuard,
    AuditReasonGuard,
    InviteAcceptance,
    InviteLinks,
    InvitesService,
    MembersService,
    WorkspaceRateLimitGuard,
    WorkspacesService,
    INVITATIONS,
    MEMBERSHIPS,
  ],
})
export class WorkspacesModule {}
