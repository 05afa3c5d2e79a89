import { AuditTrail, type Change } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import {
  type Client,
  type Invitations,
  isSecretShaped,
  type Newcomer,
  secretHash,
  type SignedIn,
  SignInService,
  UsersService,
  type UserView,
  type Visitor,
} from '@app/identity';
import { Conflict, NotFound, WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { workspaceDisabled } from '../access/access.guard';
import { MembersService } from '../members/members.service';
import { Workspace } from '../workspaces/workspace.entity';
import { assertUsable, inviteForAnotherEmail, inviteNotFound } from './invite-errors';
import type { AcceptInviteDto, InvitePreviewDto } from './invite.dto';
import { KnownInvitee } from './known-invitee';
import { WorkspaceInvite } from './workspace-invite.entity';

interface OpenInvite {
  readonly invite: WorkspaceInvite;
  /** Null: the invite makes an operator. */
  readonly workspace: Workspace | null;
}

/** A new account, and what goes on record with it. */
interface Made {
  readonly person: UserView;
  readonly made: readonly Change[];
}

/** What someone does who holds the link of an invite. */
@Injectable()
export class InviteAcceptance implements Invitations {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly members: MembersService,
    private readonly knownInvitee: KnownInvitee,
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
   * Makes the account, or takes the one of this address when it is proven, and the membership: both or nothing, and
   * once: of two at the same time the second throws `invite_used`. Then signs in.
   */
  async accept(token: string, input: AcceptInviteDto, visitor: Visitor): Promise<SignedIn> {
    const invite = await this.findFor(token, input.email);
    const known = await this.knownInvitee.prove(input, visitor);
    const create = async () => this.made(await this.users.create(input));
    return this.joinAndSignIn(token, invite, visitor, known ?? create);
  }

  /** The same for someone whom a provider has proven. Throws a Conflict `account_exists` for the address of another. */
  async acceptAsNewcomer(token: string, newcomer: Newcomer, visitor: Visitor): Promise<SignedIn> {
    const invite = await this.findFor(token, newcomer.email);
    if (await this.users.findByEmail(newcomer.email)) throw accountExists();
    const create = async () => {
      const user = await this.users.create(newcomer);
      return this.made(user, await newcomer.made(user.id));
    };
    return this.joinAndSignIn(token, invite, visitor, create);
  }

  /** The same for someone who is signed in. Returns them as they are from now on. */
  async acceptAs(token: string, user: UserView, client: Client): Promise<UserView> {
    const invite = await this.findFor(token, user.email);
    return this.database.asSystem('workspaces', (tx) => this.join(tx, token, invite, client, user));
  }

  /** Throws NotFound when the person is gone. */
  async acceptAsPerson(token: string, userId: string, client: Client): Promise<UserView> {
    const user = await this.users.findActive(userId);
    if (!user) throw new NotFound('user', userId);
    return this.acceptAs(token, user, client);
  }

  private async findFor(token: string, email: string): Promise<WorkspaceInvite> {
    const { invite } = await this.find(token);
    if (invite.email !== null && invite.email !== email) throw inviteForAnotherEmail();
    return invite;
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

  private async joinAndSignIn(
    token: string,
    invite: WorkspaceInvite,
    visitor: Visitor,
    who: UserView | (() => Promise<Made>),
  ): Promise<SignedIn> {
    const user = await this.database.asSystem('workspaces', (tx) => this.join(tx, token, invite, visitor, who));
    // Not in that transaction: signing in takes a connection of its own, and whoever waits for this invite holds one.
    return this.signIn.openFor(user, visitor);
  }

  private async join(
    tx: Transaction,
    token: string,
    invite: WorkspaceInvite,
    client: Client,
    who: UserView | (() => Promise<Made>),
  ): Promise<UserView> {
    await this.use(tx, token, invite.id);
    const { person, made } = typeof who === 'function' ? await who() : { person: who, made: [] };
    await tx.getRepository(WorkspaceInvite).update(invite.id, { usedBy: person.id });
    const { user, change } = await this.admit(invite, person);
    const { ip, userAgent } = client;
    const origin = { actorType: 'user' as const, actorId: user.id, userId: user.id, ip, userAgent };
    // The workspace's chain first, the installation's last: two accepting at once must lock them in one order.
    await this.audit.write('invite.accept', origin, [change, ...made]);
    return user;
  }

  private made(person: UserView, ...more: Change[]): Made {
    return { person, made: [{ resourceType: 'user', resourceId: person.id, after: person }, ...more] };
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

const accountExists = () =>
  new Conflict(
    'account_exists',
    'There is an account with this e-mail address: sign in to it, link the provider there, then open the invite again.',
  );
