import { EventLog, type EventRecord } from '@app/audit';
import type { Transaction } from '@app/database';
import { WorkspaceScope } from '@app/kernel';
import { startTrace } from '@app/observability';
import { Injectable } from '@nestjs/common';
import type { JobDefinition } from '../define/define-job';
import { JobQueue } from '../enqueue/job-queue';
import type { NewJob } from '../enqueue/new-jobs';
import { ExternalJobs, type PayloadCheck } from '../operate/external/external-jobs';
import { type Overlapped, overlapped } from './overlap';
import { PreviousJobs } from './previous-jobs';
import type { Schedule } from './schedule.entity';
import type { Tick } from './tick';

/** A schedule whose time has come. Its row is locked. */
export interface Occasion {
  readonly schedule: Schedule;
  readonly definition: JobDefinition;
  /** Oldest first. */
  readonly ticks: readonly Tick[];
  /** The trace that the jobs belong to; by default each tick begins one. */
  readonly traceId?: string;
}

/** What came of an occasion. */
export interface Outcome {
  /** The last job that was made; nothing when the overlap policy left none. */
  readonly lastJob?: { readonly id: string; readonly at: Date };
  /** The job that is not finished, if there is one. */
  readonly unfinishedJobId?: string;
}

interface Decided extends Overlapped<Tick> {
  readonly occasion: Occasion;
  readonly unfinishedJobId?: string;
}

interface Made {
  readonly occasion: Occasion;
  readonly tick: Tick;
  readonly job: NewJob;
  readonly id: string;
}

/** Makes the jobs of schedules, as their overlap policies allow. */
@Injectable()
export class ScheduleJobs {
  constructor(
    private readonly previous: PreviousJobs,
    private readonly jobs: JobQueue,
    private readonly events: EventLog,
    private readonly external: ExternalJobs,
  ) {}

  /** Makes the jobs in the caller's transaction and answers in the order of the occasions, each of another schedule. */
  async make(tx: Transaction, occasions: readonly Occasion[]): Promise<Outcome[]> {
    const decided = await this.decide(tx, occasions);
    await this.previous.cancel(
      tx,
      decided.filter(({ cancels }) => cancels).map(({ occasion }) => occasion.schedule.id),
    );
    const made = await this.enqueue(tx, decided);
    await this.events.append(tx, [...made.map(tickedEvent), ...decided.filter(hasSkipped).map(skippedEvent)]);
    return decided.map(({ occasion, unfinishedJobId }) => {
      const last = made.findLast((one) => one.occasion === occasion);
      return { lastJob: last && { id: last.id, at: last.tick.at }, unfinishedJobId };
    });
  }

  private async decide(tx: Transaction, occasions: readonly Occasion[]): Promise<Decided[]> {
    const minding = occasions.filter(({ schedule }) => schedule.overlap !== 'queue');
    const unfinished = await this.previous.unfinished(
      tx,
      minding.map(({ schedule }) => schedule.id),
    );
    return occasions.map((occasion) => {
      const unfinishedJobId = unfinished.get(occasion.schedule.id);
      const { overlap } = occasion.schedule;
      return { occasion, unfinishedJobId, ...overlapped(overlap, occasion.ticks, unfinishedJobId !== undefined) };
    });
  }

  private async enqueue(tx: Transaction, decided: readonly Decided[]): Promise<Made[]> {
    const wanted: Omit<Made, 'id'>[] = [];
    for (const { occasion, run } of decided) {
      const check = run.length > 0 ? await this.check(occasion) : undefined;
      for (const tick of run) wanted.push({ occasion, tick, job: jobOf(occasion, tick, check) });
    }
    const enqueued = await this.jobs.enqueue(
      tx,
      wanted.map(({ job }) => job),
    );
    return wanted.flatMap((one, index) => {
      const { id, created } = enqueued[index] ?? {};
      return id !== undefined && created ? [{ ...one, id }] : [];
    });
  }

  /** Which connector the job belongs to and how often it is tried. What is wrong with it by now, its attempt tells. */
  private check({ schedule }: Occasion): Promise<PayloadCheck | undefined> {
    return this.external.checked(WorkspaceScope.of(schedule.tenantId), schedule.jobType, schedule.payloadJson);
  }
}

/** Whatever the policy, two jobs of one schedule never run at once: one that was cancelled may need a moment to end. */
function jobOf({ schedule, definition, traceId }: Occasion, tick: Tick, check?: PayloadCheck): NewJob {
  return {
    scope: WorkspaceScope.of(schedule.tenantId),
    definition,
    payload: schedule.payloadJson,
    traceId: traceId ?? startTrace().traceId,
    idempotencyKey: tick.key,
    orderingKey: `schedule:${schedule.id}`,
    scheduleId: schedule.id,
    correlationId: schedule.id,
    connectorId: check?.connectorId,
    maxAttempts: check?.maxAttempts,
    runAt: tick.runAt,
  };
}

function tickedEvent({ occasion: { schedule }, tick, job, id }: Made): EventRecord {
  const data = { scheduleId: schedule.id, jobId: id, type: schedule.jobType, tickAt: tick.key ? tick.at : null };
  return {
    workspaceId: schedule.tenantId,
    severity: 'info',
    type: tick.key ? 'schedule.ticked' : 'schedule.triggered',
    message: `${schedule.name} ${tick.key ? 'ticked' : 'was triggered'}`,
    data,
    correlationId: schedule.id,
    traceId: job.traceId,
  };
}

const hasSkipped = ({ skipped }: Decided) => skipped.length > 0;

function skippedEvent({ occasion: { schedule, traceId }, skipped, run, unfinishedJobId }: Decided): EventRecord {
  const because = unfinishedJobId && run.length === 0 ? 'its previous job is not finished' : 'one job is enough';
  const ticks = skipped.length === 1 ? 'a tick' : `${skipped.length} ticks`;
  return {
    workspaceId: schedule.tenantId,
    severity: 'info',
    type: 'schedule.skipped',
    message: `${schedule.name} skipped ${ticks}: ${because}`,
    data: { scheduleId: schedule.id, ticks: skipped.map(({ at }) => at), unfinishedJobId: unfinishedJobId ?? null },
    correlationId: schedule.id,
    traceId: traceId ?? startTrace().traceId,
  };
}
