import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { InvitesController } from './invites/invites.controller';
import { PublicInvitesController } from './invites/public-invites.controller';
import { MembersController } from './members/members.controller';
import { WorkspacesModule } from './workspaces.module';
import { WorkspacesController } from './workspaces/workspaces.controller';

/** The routes of this lib. */
@Module({
  imports: [IdentityModule, WorkspacesModule],
  controllers: [WorkspacesController, MembersController, InvitesController, PublicInvitesController],
})
export class WorkspacesHttpModule {}
