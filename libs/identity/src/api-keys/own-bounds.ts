import type { Actor } from '@app/http';
import { DomainError } from '@app/kernel';
import type { ApiKey } from './api-key.entity';

/**
 * A key that is held to a rate limit makes, changes and rotates no keys: each would have its whole limit again, and with
 * enough of them there is none. It may still revoke them.
 *
 * Throws a DomainError `limited_key`.
 */
export function assertNotLimited({ key: own }: Actor): void {
  if (!own?.rateLimit) return;
  const { requests, perSeconds } = own.rateLimit;
  throw new DomainError(
    'forbidden',
    'limited_key',
    `This key is held to ${requests} requests in ${perSeconds} s, so it makes, changes and rotates no keys: use a person's session or a key without a rate limit.`,
  );
}

/**
 * A key that ends on a day makes, changes and rotates only keys that end no later: else it would outlive itself by way of
 * another key.
 *
 * Throws a DomainError `expiry_above_yours`.
 */
export function assertEndsBefore({ key: own }: Actor, key: Pick<ApiKey, 'expiresAt'>): void {
  if (!own?.expiresAt || (key.expiresAt && key.expiresAt <= own.expiresAt)) return;
  const message = `must be at most your own: ${own.expiresAt.toISOString()}`;
  const whole = `With this key you cannot make or change a key that works longer than it: expiresAt ${message}.`;
  throw new DomainError('forbidden', 'expiry_above_yours', whole, { fields: [{ path: 'expiresAt', message }] });
}
