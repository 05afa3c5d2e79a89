import { Database } from '@app/database';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { originOf } from './audit-origin';
import { AuditTrail, type Change } from './audit-trail';
import { AUDIT_RULE, type AuditRule } from './audited';

/**
 * The unit of work of a writing request: change and audit row commit together, before the answer is sent, or neither
 * does.
 */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rule = this.reflector.get<Partial<AuditRule> | undefined>(AUDIT_RULE, context.getHandler());
    if (rule?.action === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handle = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const audited = () => this.audited(rule.action as string, request, handle);
    return from(rule.transaction ? this.inTransaction(request, audited) : audited());
  }

  private inTransaction(request: FastifyRequest, work: () => Promise<unknown>): Promise<unknown> {
    return request.scope ? this.database.inWorkspace(request.scope, work) : this.database.asSystem('workspaces', work);
  }

  private async audited(action: string, request: FastifyRequest, handle: () => Promise<unknown>): Promise<unknown> {
    const { result, changes } = await this.audit.collect(handle);
    await this.audit.write(action, originOf(request), changes.length > 0 ? changes : [untold(action, request)]);
    return result;
  }
}

/** An action without a change of its own, such as a test call, is on record all the same. */
function untold(action: string, request: FastifyRequest): Change {
  const { id } = request.params as { id?: string };
  return { resourceType: action.split('.')[0] ?? action, resourceId: id ?? request.scope?.workspaceId ?? '' };
}
