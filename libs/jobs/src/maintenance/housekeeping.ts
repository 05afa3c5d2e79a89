import { SETTINGS, type Settings } from '@app/config';
import { Database, Leader } from '@app/database';
import { Broadcast, CONTROLS_CHANGED, WORKSPACE_CHANGED } from '@app/redis';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HeldJobs } from '../controls/held-jobs';
import { OrderingKeys } from '../enqueue/ordering-keys';
import { JobWorker } from '../execute/job-worker';
import { DeletedWorkspaces } from './deleted-workspaces';
import { LostRunsReaper } from './lost-runs.reaper';
import { QueueDepths } from './queue-depths';
import { WorkerPresence } from './worker-presence';

const HOUR_MS = 3_600_000;
const DEPTHS_EVERY_MS = 15_000;
/**
 * Each search for leases that ran out passes those of all jobs that ended in time since the last one: a few at a time, so that
 * no job waits for a processor meanwhile.
 */
const REAP_EVERY_MS = 1_000;
/** The leader is heard three times within this time, and another leads when it is not; at least so many seconds. */
const LEAST_SILENCE_SECONDS = 3;
const MONTHS_AHEAD = 4;
const PARTITIONED = ['event_log', 'request_log', 'runs'];

/**
 * What a worker does besides jobs: look for what no bell announced and say that it is here; and one worker for all: reap
 * lost runs, let jobs go on that were held, make partitions, count what waits. When that one stalls another takes over,
 * and both at once do no harm.
 */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly leader: Leader;
  private sweepBeganAt?: number;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly worker: JobWorker,
    private readonly reaper: LostRunsReaper,
    private readonly presence: WorkerPresence,
    private readonly database: Database,
    private readonly orderingKeys: OrderingKeys,
    private readonly heldJobs: HeldJobs,
    private readonly deletedWorkspaces: DeletedWorkspaces,
    private readonly broadcast: Broadcast,
    private readonly depths: QueueDepths,
  ) {
    this.leader = new Leader({
      databaseUrl: settings.DATABASE_URL,
      ask: (sql, parameters) => database.systemStatement('maintenance', sql, parameters),
      work: 'upkeep',
      silenceSeconds: Math.max(3 * settings.WORKER_SWEEP_SECONDS, LEAST_SILENCE_SECONDS),
    });
  }

  onApplicationBootstrap(): void {
    this.broadcast.subscribe(CONTROLS_CHANGED, () => void this.heldJobs.makeWay());
    this.broadcast.subscribe(WORKSPACE_CHANGED, () => this.worker.lookEverywhere());
    const sweepMs = this.settings.WORKER_SWEEP_SECONDS * 1_000;
    this.every(sweepMs, 'sweep', () => this.sweepInTime());
    this.every(sweepMs, 'leadership', () => this.stayLeader());
    this.every(REAP_EVERY_MS, 'reaping', () => this.reap());
    this.every(HOUR_MS, 'partitions', () => this.makePartitions());
    this.every(DEPTHS_EVERY_MS, 'counting', () => this.countWaiting());
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.leader.resign();
    await this.presence.gone(this.worker.id).catch(() => undefined);
  }

  /** What has not gone on for so many milliseconds, in words; nothing while all is well. */
  problem(limitMs: number): string | undefined {
    const tooLong = this.sweepBeganAt !== undefined && performance.now() - this.sweepBeganAt > limitMs;
    return tooLong ? 'a sweep for due jobs and lost runs does not end' : undefined;
  }

  private async sweepInTime(): Promise<void> {
    this.sweepBeganAt = performance.now();
    try {
      await this.sweep();
    } finally {
      this.sweepBeganAt = undefined;
    }
  }

  private async sweep(): Promise<void> {
    this.worker.lookEverywhere();
    await this.presence.seen(this.worker.id, this.worker.lanes, this.worker.types);
    const { leads } = this.leader;
    if (!(await this.leader.renew())) return;
    await this.orderingKeys.sweep();
    await this.heldJobs.makeWay();
    await this.deletedWorkspaces.cancelJobs();
    // The one that led before tells no more how much waits.
    if (!leads) await this.countWaiting();
  }

  private async reap(): Promise<void> {
    if (this.leader.leads) await this.reaper.reap();
  }

  /** Also during a long sweep; not during one that does not end. */
  private async stayLeader(): Promise<void> {
    if (this.leader.leads && this.problem(this.settings.STALL_SECONDS * 1_000) === undefined) await this.leader.renew();
  }

  private async countWaiting(): Promise<void> {
    if (this.leader.leads) await this.depths.measure();
    else this.depths.forget();
  }

  private async makePartitions(): Promise<void> {
    for (const table of PARTITIONED) {
      await this.database.systemStatement(
        'maintenance',
        `select ensure_monthly_partitions($1::regclass, now()::date, $2)`,
        [table, MONTHS_AHEAD],
      );
    }
  }

  /** Runs at once and then periodically; one that takes longer than its period is not started twice. */
  private every(milliseconds: number, name: string, work: () => Promise<void>): void {
    let busy = false;
    const tick = async () => {
      if (busy) return;
      busy = true;
      try {
        await work();
      } catch (error) {
        this.logger.warn(`${name} failed; it runs again`, { error });
      } finally {
        busy = false;
      }
    };
    void tick();
    this.timers.push(setInterval(() => void tick(), milliseconds));
  }
}
