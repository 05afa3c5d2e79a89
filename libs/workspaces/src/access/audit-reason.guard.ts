import { AUDIT_RULE, type AuditRule, auditReason, isDestructive } from '@app/audit';
import { Database } from '@app/database';
import { DomainError, type WorkspaceScope } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

/** The global guard behind access: where the workspace asks for it, nothing is taken away without a reason. */
@Injectable()
export class AuditReasonGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = this.reflector.get<Partial<AuditRule> | undefined>(AUDIT_RULE, context.getHandler());
    if (!request.scope || !isDestructive(rule, request.method) || auditReason(request) !== undefined) return true;
    if (!(await this.isRequired(request.scope))) return true;
    const message = 'This workspace asks for a reason for such a change: send it as X-Audit-Reason.';
    throw new DomainError('invalid', 'audit_reason_required', message);
  }

  private async isRequired({ workspaceId }: WorkspaceScope): Promise<boolean> {
    const rows = await this.database.systemStatement(
      'workspaces',
      `select from workspaces where id = $1 and settings @> '{"requireAuditReason": true}'`,
      [workspaceId],
    );
    return rows.length > 0;
  }
}
