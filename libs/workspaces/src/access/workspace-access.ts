import { Database } from '@app/database';
import type { Actor } from '@app/http';
import { type GrantedPermissions, type Permission, permissionsOf, type WorkspaceRole } from '@app/identity';
import { isId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { WorkspaceQuotas, WorkspaceStatus } from '../workspaces/workspace.entity';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard: what is allowed to the workspace of the path, where it differs from the default. */
    workspaceQuotas?: WorkspaceQuotas;
  }
}

/** A workspace as one caller sees it. */
export interface WorkspaceAccess {
  readonly workspaceId: string;
  readonly status: WorkspaceStatus;
  readonly permissions: GrantedPermissions;
  /** Whether people need a second factor here. */
  readonly requiresSecondFactor: boolean;
  readonly quotas: WorkspaceQuotas;
}

interface Row {
  readonly id: string;
  readonly status: WorkspaceStatus;
  readonly role: WorkspaceRole | null;
  readonly requires_second_factor: boolean;
  readonly quotas: WorkspaceQuotas;
}

/** Decides what a caller may do in a workspace. It asks the database each time: what is taken away is gone at once. */
@Injectable()
export class WorkspaceAccesses {
  constructor(private readonly database: Database) {}

  /** Nothing when there is no such workspace, and the same when the caller has no part in it. */
  async find(workspaceId: string, actor: Actor): Promise<WorkspaceAccess | undefined> {
    if (!isId(workspaceId)) return undefined;
    const [row] = await this.database.systemStatement<Row>(
      'workspaces',
      `select w.id, w.status, m.role, w.settings @> '{"requireSecondFactor": true}' as requires_second_factor,
         w.quotas
       from workspaces w
       left join workspace_members m on m.workspace_id = w.id and m.user_id = $2
       where w.id = $1 and w.deleted_at is null`,
      [workspaceId, actor.type === 'user' ? actor.id : null],
    );
    const permissions = row && granted(row, actor);
    if (!permissions) return undefined;
    const { id, status, requires_second_factor: requiresSecondFactor, quotas } = row;
    return { workspaceId: id, status, permissions, requiresSecondFactor, quotas };
  }
}

function granted(row: Row, actor: Actor): GrantedPermissions | undefined {
  if (actor.type === 'api_key') {
    return actor.key?.workspaceId === row.id ? new Set(actor.key.permissions as Permission[]) : undefined;
  }
  if (actor.isOperator) return permissionsOf('operator');
  return row.role ? permissionsOf(row.role) : undefined;
}
