import { AuditTrail, type Change } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import {
  type Client,
  invalidCredentials,
  isSecretShaped,
  secretHash,
  type SignedIn,
  SignInService,
  UsersService,
  type UserView,
} from '@app/identity';
import { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { workspaceDisabled } from '../access/access.guard';
import { MembersService } from '../members/members.service';
import { Workspace } from '../workspaces/workspace.entity';
import { assertUsable, inviteForAnotherEmail, inviteNotFound } from './invite-errors';
import type { AcceptInviteDto, InvitePreviewDto } from './invite.dto';
import { WorkspaceInvite } from './workspace-invite.entity';

interface OpenInvite {
  readonly invite: WorkspaceInvite;
  /** Null: the invite makes an operator. */
  readonly workspace: Workspace | null;
}

/** What someone does who holds the link of an invite. */
@Injectable()
export class InviteAcceptance {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly members: MembersService,
    private readonly signIn: SignInService,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `invite_not_found`, `invite_used`, `invite_revoked` or `invite_expired`. */
  async preview(token: string): Promise<InvitePreviewDto> {
    const { invite, workspace } = await this.find(token);
    const inviter = (await this.users.namesByIds([invite.createdBy])).get(invite.createdBy ?? '');
    const { role, expiresAt } = invite;
    return { workspaceName: workspace?.name ?? null, inviterName: inviter?.name ?? null, role, expiresAt };
  }

  /**
   * Makes the account, or takes the one of this address when its password is right; then the membership, and signs in.
   * All of it or nothing, and once: of two at the same time the second throws `invite_used`.
   */
  async accept(token: string, input: AcceptInviteDto, client: Client): Promise<SignedIn> {
    const { invite } = await this.find(token);
    if (invite.email !== null && invite.email !== input.email) throw inviteForAnotherEmail();
    const known = await this.knownPerson(input);
    return this.database.asSystem('workspaces', async (tx) => {
      await this.use(tx, token, invite.id);
      const person = known ?? (await this.users.create(input));
      await tx.getRepository(WorkspaceInvite).update(invite.id, { usedBy: person.id });
      const made: Change[] = known ? [] : [{ resourceType: 'user', resourceId: person.id, after: person }];
      const { user, change } = await this.admit(invite, person);
      const origin = { actorType: 'user' as const, actorId: user.id, userId: user.id, ...client };
      // The workspace's chain first, the installation's last: two accepting at once must lock them in one order.
      await this.audit.write('invite.accept', origin, [change, ...made]);
      return this.signIn.openFor(user, client);
    });
  }

  private find(token: string): Promise<OpenInvite> {
    return this.database.asSystem('workspaces', async (tx) => {
      if (!isSecretShaped(token)) throw inviteNotFound();
      const invite = await tx.getRepository(WorkspaceInvite).findOneBy({ tokenHash: secretHash(token) });
      if (!invite) throw inviteNotFound();
      assertUsable(invite, new Date());
      if (invite.workspaceId === null) return { invite, workspace: null };
      const workspace = await tx.getRepository(Workspace).findOneBy({ id: invite.workspaceId });
      if (!workspace) throw inviteNotFound();
      if (workspace.status === 'disabled') throw workspaceDisabled();
      return { invite, workspace };
    });
  }

  /** Nobody when the address has no account yet. Throws `invalid_credentials` when the password is not its own. */
  private async knownPerson({ email, password }: AcceptInviteDto): Promise<UserView | undefined> {
    if (!(await this.users.findByEmail(email))) return undefined;
    const user = await this.users.authenticate(email, password);
    if (!user) throw invalidCredentials();
    return user;
  }

  /** Waits for whoever uses or revokes it at the same time, and then tells what they did to it. */
  private async use(tx: Transaction, token: string, id: string): Promise<void> {
    const { affected } = await tx
      .getRepository(WorkspaceInvite)
      .update({ id, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(new Date()) }, { usedAt: new Date() });
    if (affected === 1) return;
    await this.find(token);
    throw inviteNotFound();
  }

  private async admit(invite: WorkspaceInvite, person: UserView): Promise<{ user: UserView; change: Change }> {
    const { workspaceId, role, createdBy: invitedBy } = invite;
    if (workspaceId === null || role === 'operator') {
      const { before, after } = await this.users.makeOperator(person.id);
      return { user: after, change: { resourceType: 'user', resourceId: person.id, before, after } };
    }
    const member = await this.members.add(WorkspaceScope.of(workspaceId), { userId: person.id, role, invitedBy });
    return { user: person, change: { resourceType: 'member', resourceId: member.id, workspaceId, after: member } };
  }
}
