import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { assertVersion, idCursor, type Page, toPage } from '@app/http';
import { newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Broadcast, CONTROLS_CHANGED } from '@app/redis';
import { Injectable } from '@nestjs/common';
import { QueueControlDto, type QueueControlsQuery } from './queue-control.dto';
import { type ControlTarget, QueueControl } from './queue-control.entity';

/** The workspace whose controls these are; `installation` has those of the lanes. */
export type ControlOwner = WorkspaceScope | 'installation';

export interface NewControl {
  readonly target: ControlTarget;
  readonly name: string;
  readonly paused: boolean;
  readonly maxRunning: number | null;
}

/**
 * Pauses and limits. They hold for every job that is made afterwards. Of what may go on again workers hear at once where
 * Redis carries the word, and within two seconds without it; a backlog that is let go goes in the background, so no
 * request waits for it.
 */
@Injectable()
export class QueueControlsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly broadcast: Broadcast,
  ) {}

  /** In the order they were made. */
  list(owner: ControlOwner, { limit, target, ...query }: QueueControlsQuery): Promise<Page<QueueControlDto>> {
    const after = idCursor({ limit, ...query });
    return this.within(owner, async (tx) => {
      const rows = tx
        .getRepository(QueueControl)
        .createQueryBuilder('control')
        .where('control.tenantId is not distinct from :tenantId', { tenantId: tenantOf(owner) });
      if (target !== undefined) rows.andWhere('control.target = :target', { target });
      if (after !== undefined) rows.andWhere('control.id > :after', { after });
      const found = await rows
        .orderBy('control.id', 'ASC')
        .take(limit + 1)
        .getMany();
      return toPage(found, limit, (row) => [row.id], QueueControlDto.from);
    });
  }

  /** Makes the target's control what is asked for, whatever it was. Throws `StaleVersion`. */
  put(owner: ControlOwner, { target, name, paused, maxRunning }: NewControl, seen?: number): Promise<QueueControlDto> {
    return this.within(owner, async (tx) => {
      const tenantId = tenantOf(owner);
      const before = await lock(tx, tenantId, 'target = $2 and name = $3', [target, name]);
      assertVersion(seen, before?.version ?? 0);
      const [row] = await tx.query<{ id: string }[]>(PUT, [newId(), tenantId, target, name, paused, maxRunning]);
      const after = await tx.getRepository(QueueControl).findOneByOrFail({ id: row?.id });
      this.changed(after.id, before, after);
      return QueueControlDto.from(after);
    });
  }

  /** Jobs that waited for it go on. Throws {@link NotFound}, `StaleVersion`. */
  remove(owner: ControlOwner, id: string, seen?: number): Promise<void> {
    return this.within(owner, async (tx) => {
      const before = await lock(tx, tenantOf(owner), 'id = $2', [id]);
      if (!before) throw new NotFound('queue control', id);
      assertVersion(seen, before.version);
      await tx.getRepository(QueueControl).delete({ id });
      this.changed(id, before, undefined);
    });
  }

  private changed(resourceId: string, before: QueueControl | undefined, after: QueueControl | undefined): void {
    const [was, is] = [before, after].map((control) => control && QueueControlDto.from(control));
    this.audit.changed({ resourceType: 'queue_control', resourceId, before: was, after: is });
    this.database.afterCommit(() => void this.broadcast.publish(CONTROLS_CHANGED, resourceId));
  }

  private within<T>(owner: ControlOwner, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return owner === 'installation' ? this.database.asSystem('dispatch', work) : this.database.inWorkspace(owner, work);
  }
}

const tenantOf = (owner: ControlOwner) => (owner === 'installation' ? null : owner.workspaceId);

async function lock(
  tx: Transaction,
  tenantId: string | null,
  which: string,
  parameters: string[],
): Promise<QueueControl | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from queue_controls where tenant_id is not distinct from $1::uuid and ${which} for update`,
    [tenantId, ...parameters],
  );
  return row && tx.getRepository(QueueControl).findOneByOrFail({ id: row.id });
}

const PUT = `
insert into queue_controls (id, tenant_id, target, name, paused, max_running) values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id, target, name) do update set
  paused = excluded.paused, max_running = excluded.max_running, version = queue_controls.version + 1, updated_at = now()
returning id`;
