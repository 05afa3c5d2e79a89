import { holdToLimit } from '@app/http';
import { RateLimiter } from '@app/redis';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The global guard behind authentication: holds a key to its own limit. */
@Injectable()
export class ApiKeyRateLimitGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { actor } = http.getRequest<FastifyRequest>();
    const limit = actor?.key?.rateLimit;
    if (!actor || !limit) return true;
    holdToLimit(
      http.getResponse<FastifyReply>(),
      limit,
      await this.limiter.count('api-key', actor.id, limit),
      'This key',
    );
    return true;
  }
}
