import { Conflict, DomainError } from '@app/kernel';
import type { WorkspaceInvite } from './workspace-invite.entity';

type Standing = Pick<WorkspaceInvite, 'usedAt' | 'revokedAt' | 'expiresAt'>;

export function inviteNotFound(): DomainError {
  return new DomainError(
    'not_found',
    'invite_not_found',
    'There is no such invite: check the link, or ask for a new one.',
  );
}

export function inviteForAnotherEmail(): DomainError {
  return new DomainError('forbidden', 'invite_for_another_email', 'The invite is for another e-mail address.');
}

/** Throws when the invite does not work any more: `invite_used`, `invite_revoked` or `invite_expired`. */
export function assertUsable({ usedAt, revokedAt, expiresAt }: Standing, now: Date): void {
  if (usedAt) throw new Conflict('invite_used', 'The invite was used already: sign in, or ask for a new one.');
  if (revokedAt) throw new Conflict('invite_revoked', 'The invite was withdrawn: ask for a new one.');
  if (expiresAt <= now) throw new Conflict('invite_expired', 'The invite has expired: ask for a new one.');
}
