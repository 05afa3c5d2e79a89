import { SETTINGS, type Settings } from '@app/config';
import { holdToLimit } from '@app/http';
import { RateLimiter } from '@app/redis';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The global guard behind access: all callers of one workspace together, so that none takes the api from the others. */
@Injectable()
export class WorkspaceRateLimitGuard implements CanActivate {
  constructor(
    private readonly limiter: RateLimiter,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'WORKSPACE_REQUESTS_PER_MINUTE'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { scope, workspaceQuotas } = http.getRequest<FastifyRequest>();
    if (!scope) return true;
    const requests = workspaceQuotas?.requestsPerMinute ?? this.settings.WORKSPACE_REQUESTS_PER_MINUTE;
    const limit = { requests, perSeconds: 60 };
    const standing = await this.limiter.count('workspace', scope.workspaceId, limit);
    holdToLimit(http.getResponse<FastifyReply>(), limit, standing, 'This workspace');
    return true;
  }
}
