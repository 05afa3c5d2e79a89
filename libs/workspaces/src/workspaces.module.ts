import { IdentityModule, MEMBERSHIPS } from '@app/identity';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard';
import { WorkspaceAccesses } from './access/workspace-access';
import { InviteAcceptance } from './invites/invite-acceptance.service';
import { InviteLinks } from './invites/invite-links';
import { InvitesService } from './invites/invites.service';
import { WorkspaceInvite } from './invites/workspace-invite.entity';
import { MembersService } from './members/members.service';
import { StoredMemberships } from './members/memberships';
import { WorkspaceMember } from './members/workspace-member.entity';
import { ActiveWorkspaces } from './workspaces/active-workspaces';
import { Workspace } from './workspaces/workspace.entity';
import { WorkspacesService } from './workspaces/workspaces.service';

/**
 * Workspaces and who belongs to them. Global, because the identity lib asks for `MEMBERSHIPS` without knowing this
 * one. The app makes the access guard global with `useExisting`, behind the authentication guard.
 */
@Global()
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Workspace, WorkspaceMember, WorkspaceInvite])],
  providers: [
    AccessGuard,
    ActiveWorkspaces,
    InviteAcceptance,
    InviteLinks,
    InvitesService,
    MembersService,
    WorkspaceAccesses,
    WorkspacesService,
    { provide: MEMBERSHIPS, useClass: StoredMemberships },
  ],
  exports: [AccessGuard, InviteAcceptance, InviteLinks, InvitesService, MembersService, WorkspacesService, MEMBERSHIPS],
})
export class WorkspacesModule {}
