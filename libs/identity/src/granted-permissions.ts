import { DomainError } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Permission, permissionsOf, type Role } from './permissions';

/** What the caller may do in the workspace of the path. */
export type GrantedPermissions = ReadonlySet<Permission>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard together with `scope`. */
    permissions?: GrantedPermissions;
  }
}

/** What the caller may do in the workspace of the path, after the access guard granted it. */
export const CurrentPermissions = createParamDecorator(
  (_: unknown, context: ExecutionContext): GrantedPermissions =>
    context.switchToHttp().getRequest<FastifyRequest>().permissions ?? new Set(),
);

/** Nobody hands on more than they have. Throws a DomainError `permission_not_yours` that names what is missing. */
export function assertMayGrant(granted: GrantedPermissions, wanted: Iterable<Permission>): void {
  const beyond = [...wanted].filter((permission) => !granted.has(permission));
  if (beyond.length > 0) {
    const message = `You cannot give permissions that you do not have here: ${beyond.join(', ')}.`;
    throw new DomainError('forbidden', 'permission_not_yours', message);
  }
}

/** Nobody makes, changes or removes someone above themselves. Throws a DomainError `role_above_yours`. */
export function assertMayGrantRole(granted: GrantedPermissions, role: Role): void {
  if ([...permissionsOf(role)].every((permission) => granted.has(permission))) return;
  throw new DomainError('forbidden', 'role_above_yours', `The role ${role} may do more here than you may.`);
}
