import { ACCESS_RULE, type AccessRule, type Actor } from '@app/http';
import { type Permission, roleGrants } from '@app/identity';
import { DomainError, NotFound, WorkspaceScope } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { WHILE_DISABLED } from './while-disabled';
import { WorkspaceAccesses } from './workspace-access';

const READS = new Set(['GET', 'HEAD']);

/** The second global guard: decides from the route's access rule what the caller may do, and in which workspace. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly accesses: WorkspaceAccesses,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler);
    if (rule?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor } = request;
    if (!rule || !actor) return false;
    if (rule.kind === 'signed-in') return true;
    const { workspaceId } = request.params as { workspaceId?: string };
    if (workspaceId === undefined) return this.inInstallation(rule.permission, actor);
    const worksWhileDisabled = this.reflector.get<boolean | undefined>(WHILE_DISABLED, handler) ?? false;
    return this.inWorkspace(request, workspaceId, actor, rule.permission, worksWhileDisabled);
  }

  private inInstallation(permission: string, actor: Actor): boolean {
    if (actor.isOperator && roleGrants('operator', permission)) return true;
    throw permissionMissing(permission);
  }

  private async inWorkspace(
    request: FastifyRequest,
    workspaceId: string,
    actor: Actor,
    permission: string,
    worksWhileDisabled: boolean,
  ): Promise<boolean> {
    const access = await this.accesses.find(workspaceId, actor);
    if (!access) throw new NotFound('workspace', workspaceId);
    request.scope = WorkspaceScope.of(access.workspaceId);
    request.permissions = access.permissions;
    request.workspaceQuotas = access.quotas;
    // An operator too: what they may do everywhere is worth the most to whoever gets at their password.
    if (access.requiresSecondFactor && actor.type === 'user' && !actor.secondFactor) throw secondFactorRequired();
    if (!access.permissions.has(permission as Permission)) throw permissionMissing(permission);
    if (access.status === 'disabled' && !READS.has(request.method) && !worksWhileDisabled) throw workspaceDisabled();
    return true;
  }
}

function permissionMissing(permission: string): DomainError {
  return new DomainError('forbidden', 'permission_missing', `This needs the permission ${permission}, which you lack.`);
}

export function workspaceDisabled(): DomainError {
  return new DomainError('forbidden', 'workspace_disabled', 'The workspace is disabled: it takes no changes for now.');
}

function secondFactorRequired(): DomainError {
  const message =
    'Everyone in this workspace needs a second factor, and you have none: set one up with ' +
    'POST /v1/auth/second-factor, then come back.';
  return new DomainError('forbidden', 'second_factor_required', message);
}
