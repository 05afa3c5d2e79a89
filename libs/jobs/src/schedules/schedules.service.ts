import { AuditTrail } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { Database, explainConstraints } from '@app/database';
import { assertVersion, idCursor, type Page, toPage } from '@app/http';
import type { GrantedPermissions } from '@app/identity';
import { CLOCK, type Clock, Conflict, InvalidInput, newId, type WorkspaceScope } from '@app/kernel';
import { Broadcast } from '@app/redis';
import { Inject, Injectable } from '@nestjs/common';
import { ExternalJobs } from '../operate/external/external-jobs';
import { ScheduleDto } from './schedule.dto';
import { Schedule } from './schedule.entity';
import type { CreateScheduleDto, SchedulesQuery, UpdateScheduleDto } from './schedule.request.dto';
import { assertSchedulable } from './scheduled-job';
import { SCHEDULES_CHANGED } from './schedules-changed';
import { assertRoomForSchedule } from './schedule-quota';
import { columnsOf, findSchedule, firstTick, ticksAnew } from './stored-schedule';

const EXPLANATIONS = {
  uq_schedules_tenant_id_name: () =>
    new Conflict('name_taken', 'Another schedule has this name.', [{ path: 'name', message: 'is taken' }]),
};

const DEFAULTS = { timezone: 'UTC', overlap: 'skip', catchUp: 'none', jitterMs: 0, enabled: true } as const;

/** Keeps the schedules of a workspace. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly broadcast: Broadcast,
    private readonly external: ExternalJobs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Throws `InvalidInput` for a job that cannot be made, `permission_missing`, and {@link Conflict} `name_taken` or `too_many_schedules`. */
  async create(scope: WorkspaceScope, granted: GrantedPermissions, input: CreateScheduleDto): Promise<ScheduleDto> {
    const { jobType, payload = {} } = input;
    await this.assertAccepted(scope, { jobType, payload }, granted);
    return this.database.inWorkspace(scope, async (tx) => {
      await assertRoomForSchedule(tx, scope, this.settings.SCHEDULES_MAX);
      const row = { ...DEFAULTS, id: newId(), tenantId: scope.workspaceId, ...columnsOf({ ...input, payload }) };
      const nextRunAt = firstTick(row as Schedule, this.clock.now());
      await explainConstraints(EXPLANATIONS, () => tx.getRepository(Schedule).insert({ ...row, nextRunAt }));
      return this.changed(row.id, undefined, await findSchedule(tx, scope, row.id));
    });
  }

  list(scope: WorkspaceScope, query: SchedulesQuery): Promise<Page<ScheduleDto>> {
    const { limit, jobType, enabled } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = tx
        .getRepository(Schedule)
        .createQueryBuilder('schedule')
        .where('schedule.tenantId = :workspaceId and schedule.deletedAt is null', { workspaceId: scope.workspaceId });
      for (const [field, value] of Object.entries({ jobType, enabled })) {
        if (value !== undefined) rows.andWhere(`schedule.${field} = :${field}`, { [field]: value });
      }
      const after = idCursor(query);
      if (after !== undefined) rows.andWhere('schedule.id > :after', { after });
      const found = await rows
        .orderBy('schedule.id', 'ASC')
        .take(limit + 1)
        .getMany();
      return toPage(found, limit, (row) => [row.id], ScheduleDto.from);
    });
  }

  /** Throws `NotFound`. */
  get(scope: WorkspaceScope, id: string): Promise<ScheduleDto> {
    return this.database.inWorkspace(scope, async (tx) => ScheduleDto.from(await findSchedule(tx, scope, id)));
  }

  /** As `create`; also throws `NotFound` and `StaleVersion`. */
  update(
    scope: WorkspaceScope,
    granted: GrantedPermissions,
    id: string,
    input: UpdateScheduleDto,
    seen?: number,
  ): Promise<ScheduleDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await findSchedule(tx, scope, id, true);
      assertVersion(seen, row.version);
      if (input.jobType !== undefined || input.payload !== undefined) {
        const { jobType = row.jobType, payload = row.payloadJson } = input;
        await this.assertAccepted(scope, { jobType, payload }, granted);
      }
      const columns = columnsOf(input);
      const after = { ...row, ...columns };
      const begins = ticksAnew(row, after)
        ? { nextRunAt: firstTick(after, this.clock.now()), ...(after.enabled ? { disabledReason: null } : {}) }
        : {};
      await explainConstraints(EXPLANATIONS, () =>
        tx
          .getRepository(Schedule)
          .update(
            { id, tenantId: scope.workspaceId },
            { ...columns, ...begins, version: row.version + 1, updatedAt: () => 'now()' },
          ),
      );
      return this.changed(id, row, await findSchedule(tx, scope, id));
    });
  }

  /** Pauses or resumes: a schedule that is resumed begins anew, what it left out meanwhile is gone. */
  setEnabled(scope: WorkspaceScope, id: string, enabled: boolean): Promise<ScheduleDto> {
    return this.update(scope, new Set(), id, { enabled });
  }

  remove(scope: WorkspaceScope, id: string, seen?: number): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await findSchedule(tx, scope, id, true);
      assertVersion(seen, row.version);
      await tx
        .getRepository(Schedule)
        .update(
          { id, tenantId: scope.workspaceId },
          { deletedAt: () => 'now()', nextRunAt: null, version: row.version + 1 },
        );
      this.audit.changed({ resourceType: 'schedule', resourceId: id, before: ScheduleDto.from(row) });
    });
  }

  /** As strictly as a job that is asked for at once. */
  private async assertAccepted(
    scope: WorkspaceScope,
    job: { jobType: string; payload: object },
    granted: GrantedPermissions,
  ): Promise<void> {
    assertSchedulable(job, granted);
    const { problems = [] } = (await this.external.checked(scope, job.jobType, job.payload)) ?? {};
    if (problems.length === 0) return;
    throw new InvalidInput(problems.map(({ path, message }) => ({ path: `payload.${path}`, message })));
  }

  /** Notes the change for the audit log, tells the tickers, and returns what the caller sees of it. */
  private changed(resourceId: string, before: Schedule | undefined, row: Schedule): ScheduleDto {
    const after = ScheduleDto.from(row);
    this.audit.changed({ resourceType: 'schedule', resourceId, before: before && ScheduleDto.from(before), after });
    this.database.afterCommit(() => void this.broadcast.publish(SCHEDULES_CHANGED, resourceId));
    return after;
  }
}
