import { SETTINGS, type Settings } from '@app/config';
import { newSecret, type Role, secretHash } from '@app/identity';
import { newId } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { WorkspaceInvite } from './workspace-invite.entity';

export interface InviteTerms {
  readonly workspaceId: string | null;
  readonly role: Role;
  readonly email: string | null;
  readonly createdBy: string | null;
  /** For how long it works. */
  readonly hours: number;
}

export interface MadeInvite {
  readonly invite: WorkspaceInvite;
  readonly token: string;
  readonly link: string;
}

@Injectable()
export class InviteLinks {
  private readonly base: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.base = settings.PUBLIC_URL.replace(/\/+$/, '');
  }

  /** An invite to store, and the link to it, which is stored nowhere. */
  make({ hours, ...terms }: InviteTerms): MadeInvite {
    const token = newSecret();
    const createdAt = new Date();
    const invite = Object.assign(new WorkspaceInvite(), terms, {
      id: newId(),
      tokenHash: secretHash(token),
      expiresAt: new Date(createdAt.getTime() + hours * 3_600_000),
      usedAt: null,
      usedBy: null,
      revokedAt: null,
      createdAt,
    });
    return { invite, token, link: `${this.base}/console/invite/${token}` };
  }
}
