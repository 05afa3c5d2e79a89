import type { Actor, RateLimit } from '@app/http';
import { DomainError } from '@app/kernel';
import type { ApiKey } from './api-key.entity';

/**
 * A key that is held to a limit or ends on a day makes, changes and rotates only keys that are held at least as tightly:
 * else it would lift its own limit by way of another key. People have neither limit nor end.
 *
 * Throws a DomainError `rate_limit_above_yours` or `expiry_above_yours`.
 */
export function assertWithinOwnLimits({ key: own }: Actor, key: Pick<ApiKey, 'rateLimit' | 'expiresAt'>): void {
  if (own?.rateLimit && !(key.rateLimit && atMost(key.rateLimit, own.rateLimit))) {
    const { requests, perSeconds } = own.rateLimit;
    const message = `must be at most your own: ${requests} requests in ${perSeconds} s, neither more at once nor faster`;
    throw above('rate_limit_above_yours', 'rateLimit', message);
  }
  if (own?.expiresAt && !(key.expiresAt && key.expiresAt <= own.expiresAt)) {
    throw above('expiry_above_yours', 'expiresAt', `must be at most your own: ${own.expiresAt.toISOString()}`);
  }
}

/** Neither more at once nor faster in the long run: a long window lets all its requests come in one second. */
export function atMost(limit: RateLimit, most: RateLimit): boolean {
  return limit.requests <= most.requests && limit.requests * most.perSeconds <= most.requests * limit.perSeconds;
}

function above(code: string, path: string, message: string): DomainError {
  const whole = `With this key you cannot make or change a key that may do more than it: ${path} ${message}.`;
  return new DomainError('forbidden', code, whole, { fields: [{ path, message }] });
}
