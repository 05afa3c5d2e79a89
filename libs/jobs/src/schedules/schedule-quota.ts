import type { Transaction } from '@app/database';
import { Conflict, type WorkspaceScope } from '@app/kernel';

/**
 * Throws {@link Conflict} `too_many_schedules` when the workspace has so many already. One at a time of a workspace, until
 * the transaction ends: no two count the same room.
 */
export async function assertRoomForSchedule(tx: Transaction, scope: WorkspaceScope, most: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('room for a schedule'), hashtext($1))`, [scope.workspaceId]);
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from schedules where tenant_id = $1 and deleted_at is null`,
    [scope.workspaceId],
  );
  if ((row?.count ?? 0) < most) return;
  throw new Conflict(
    'too_many_schedules',
    `This workspace has ${most} schedules, which is the most it may have (SCHEDULES_MAX). Remove one that is not needed.`,
  );
}
