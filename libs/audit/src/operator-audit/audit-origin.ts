import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who did it, from where and why. */
export interface AuditOrigin {
  readonly actorType: 'user' | 'api_key' | 'system' | 'anonymous';
  readonly actorId?: string;
  readonly userId?: string;
  readonly workspaceId?: string;
  readonly reason?: string;
  readonly ip?: string;
  readonly userAgent?: string;
}

const MAX_REASON = 1_000;

/** The origin of a change that a request makes. */
export function originOf(request: FastifyRequest): AuditOrigin {
  const { actor, scope } = request;
  return {
    actorType: actor?.type ?? 'anonymous',
    actorId: actor?.id,
    userId: actor?.userId,
    workspaceId: scope?.workspaceId,
    reason: auditReason(request),
    ip: request.ip,
    userAgent: request.headers['user-agent'],
  };
}

/** What the caller gave as `X-Audit-Reason`; blanks are no reason. */
export function auditReason(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  const reason = request.headers['x-audit-reason'];
  return (typeof reason === 'string' && reason.trim().slice(0, MAX_REASON)) || undefined;
}

/** For a route that writes its own audit record. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): AuditOrigin =>
  originOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
