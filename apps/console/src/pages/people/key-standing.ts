import type { Schemas } from '../../api/client';

/** Whether a key works, and if not why. */
export function standingOfKey({ revokedAt, expiresAt, replacedBy }: Schemas['ApiKeyDto']) {
  if (revokedAt) return 'revoked';
  if (expiresAt && Date.parse(expiresAt) < Date.now()) return 'expired';
  return replacedBy ? 'overlapping' : 'active';
}
