import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import type { GrantedPermissions } from '@app/identity';
import { CLOCK, type Clock, Conflict, type WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Inject, Injectable } from '@nestjs/common';
import { ScheduleJobs } from './schedule-jobs';
import { ScheduleDto, type TriggeredDto } from './schedule.dto';
import { Schedule } from './schedule.entity';
import { assertSchedulable } from './scheduled-job';
import { findSchedule } from './stored-schedule';

/** Makes a schedule's job by hand, now and without jitter. */
@Injectable()
export class ScheduleTrigger {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly jobs: ScheduleJobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Works for a paused schedule too. The overlap policy holds: with `skip` it throws the {@link Conflict}
   * `previous_run_unfinished` while a job is not finished. Throws `NotFound`, `permission_missing`, and `InvalidInput`
   * when the job type or its payload is gone.
   */
  trigger(scope: WorkspaceScope, granted: GrantedPermissions, id: string): Promise<TriggeredDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const schedule = await findSchedule(tx, scope, id, true);
      const definition = assertSchedulable({ jobType: schedule.jobType, payload: schedule.payloadJson }, granted);
      const occasion = { schedule, definition, ticks: [{ at: this.clock.now() }], traceId: currentTrace().traceId };
      const [outcome] = await this.jobs.make(tx, [occasion]);
      const { lastJob, unfinishedJobId } = outcome ?? {};
      if (!lastJob) throw unfinished(unfinishedJobId);
      const last = { lastRunAt: lastJob.at, lastJobId: lastJob.id };
      await tx.getRepository(Schedule).update({ id, tenantId: scope.workspaceId }, last);
      const [before, after] = [schedule, { ...schedule, ...last }].map(ScheduleDto.from);
      this.audit.changed({ resourceType: 'schedule', resourceId: id, before, after });
      return { jobId: lastJob.id };
    });
  }
}

function unfinished(jobId = ''): Conflict {
  return new Conflict(
    'previous_run_unfinished',
    `The job ${jobId} of this schedule is not finished, and its overlap policy is skip: cancel the job or wait.`,
  );
}
