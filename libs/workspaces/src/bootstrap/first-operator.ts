import { AuditTrail, type Change } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { Database, type Transaction } from '@app/database';
import { UsersService } from '@app/identity';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InviteLinks } from '../invites/invite-links';
import { WorkspaceInvite } from '../invites/workspace-invite.entity';

/** Any fixed number, the same in every process. */
const BOOTSTRAP_LOCK = 7_340_112_654;

/** Processes that start together print one link: a link younger than this is not replaced, in seconds. */
const JUST_PRINTED_SECONDS = 10;

const LINK_HOURS = 72;

/**
 * An installation without people gets its first operator: from BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD, or
 * through an invite whose link is printed once. Each later start without people replaces the link.
 */
@Injectable()
export class FirstOperator implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly links: InviteLinks,
    private readonly audit: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const line = await this.database.asSystem('workspaces', async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [BOOTSTRAP_LOCK]);
      return (await this.users.anyone()) ? undefined : this.bootstrap(tx);
    });
    // Past the logger, which would take the link for the secret it is.
    if (line !== undefined) process.stdout.write(`\n${line}\n\n`);
  }

  private async bootstrap(tx: Transaction): Promise<string> {
    const { BOOTSTRAP_ADMIN_EMAIL: email, BOOTSTRAP_ADMIN_PASSWORD: password } = this.settings;
    if (email !== undefined && password !== undefined) return this.fromSettings(tx, email, password);
    if (await this.justPrinted(tx)) return 'First operator: another process has just printed the link.';
    await this.withdrawLinks(tx);
    const { invite, link } = this.links.make({
      workspaceId: null,
      role: 'operator',
      email: null,
      createdBy: null,
      hours: LINK_HOURS,
    });
    await tx.getRepository(WorkspaceInvite).insert(invite);
    const after = { role: invite.role, expiresAt: invite.expiresAt };
    await this.record('invite.create', { resourceType: 'invite', resourceId: invite.id, after });
    return `First operator: open ${link}`;
  }

  private async fromSettings(tx: Transaction, email: string, password: string): Promise<string> {
    await this.withdrawLinks(tx);
    const name = email.split('@')[0] ?? email;
    const user = await this.users.create({ email, name, password, isOperator: true });
    await this.record('user.create', { resourceType: 'user', resourceId: user.id, after: user });
    return `First operator: sign in as ${user.email} with BOOTSTRAP_ADMIN_PASSWORD.`;
  }

  private async justPrinted(tx: Transaction): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `select from workspace_invites
       where role = 'operator' and created_by is null and used_at is null and revoked_at is null
         and created_at > now() - make_interval(secs => $1)`,
      [JUST_PRINTED_SECONDS],
    );
    return rows.length > 0;
  }

  private async withdrawLinks(tx: Transaction): Promise<void> {
    await tx.query(
      `update workspace_invites set revoked_at = now()
       where role = 'operator' and created_by is null and used_at is null and revoked_at is null`,
    );
  }

  private record(action: string, change: Change): Promise<void> {
    return this.audit.write(action, { actorType: 'system', actorId: 'bootstrap' }, [change]);
  }
}
