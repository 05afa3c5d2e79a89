import { DomainError } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeyRateLimiter } from './api-key-rate-limiter';

/**
 * The global guard behind authentication: holds a key to its limit and tells on every answer where it stands, also on
 * one that is refused later. Source: draft-ietf-httpapi-ratelimit-headers-06.
 */
@Injectable()
export class ApiKeyRateLimitGuard implements CanActivate {
  constructor(private readonly limiter: ApiKeyRateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { actor } = http.getRequest<FastifyRequest>();
    const limit = actor?.key?.rateLimit;
    if (!actor || !limit) return true;
    const { remaining, resetSeconds, exceeded } = await this.limiter.count(actor.id, limit);
    http.getResponse<FastifyReply>().headers({
      'ratelimit-limit': String(limit.requests),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(resetSeconds),
      'ratelimit-policy': `${limit.requests};w=${limit.perSeconds}`,
    });
    if (!exceeded) return true;
    const message = `This key may make ${limit.requests} requests in ${limit.perSeconds} s; try again in ${resetSeconds} s.`;
    throw new DomainError('rate_limited', 'rate_limited', message, { retryAfterSeconds: resetSeconds });
  }
}
