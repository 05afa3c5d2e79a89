import { DomainError } from '@app/kernel';
import type { FastifyReply } from 'fastify';
import type { RateLimit } from './actor';

/** Where the caller stands in the window of a limit after this request. */
interface Standing {
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly exceeded: boolean;
}

/**
 * Tells on the answer where the caller stands, also on one that is refused later. When several limits hold, it tells the
 * one that is used up first. Source: draft-ietf-httpapi-ratelimit-headers-06.
 *
 * Throws a DomainError `rate_limited` with `Retry-After` when the limit is exceeded; `who` begins its sentence.
 */
export function holdToLimit(reply: FastifyReply, limit: RateLimit, standing: Standing, who: string): void {
  const told = reply.getHeader('ratelimit-remaining');
  if (standing.exceeded || told === undefined || standing.remaining < Number(told)) {
    void reply.headers({
      'ratelimit-limit': String(limit.requests),
      'ratelimit-remaining': String(standing.remaining),
      'ratelimit-reset': String(standing.resetSeconds),
      'ratelimit-policy': `${limit.requests};w=${limit.perSeconds}`,
    });
  }
  if (!standing.exceeded) return;
  const { resetSeconds: retryAfterSeconds } = standing;
  const message = `${who} may make ${limit.requests} requests in ${limit.perSeconds} s; try again in ${retryAfterSeconds} s.`;
  throw new DomainError('rate_limited', 'rate_limited', message, { retryAfterSeconds });
}
