import { SETTINGS, type Settings } from '@app/config';
import { ACCESS_RULE, type AccessRule, holdToLimit } from '@app/http';
import { RateLimiter } from '@app/redis';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNetwork } from './client-network';

/**
 * The first global guard: holds each client address to a number of requests to the routes that anyone may call. It
 * bounds what costs work here; guesses are bounded by the {@link AttemptLimiter}, which does not need Redis.
 */
@Injectable()
export class AddressRateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLIC_REQUESTS_PER_MINUTE'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule?.kind !== 'public' || !rule.limitedByAddress) return true;
    const http = context.switchToHttp();
    const limit = { requests: this.settings.PUBLIC_REQUESTS_PER_MINUTE, perSeconds: 60 };
    const network = clientNetwork(http.getRequest<FastifyRequest>().ip);
    const standing = await this.limiter.count('address', network, limit);
    holdToLimit(http.getResponse<FastifyReply>(), limit, standing, 'Your address');
    return true;
  }
}
