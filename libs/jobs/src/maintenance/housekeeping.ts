import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
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
import { WorkerPresence } from './worker-presence';

const HOUR_MS = 3_600_000;
const MONTHS_AHEAD = 4;
const PARTITIONED = ['event_log', 'request_log', 'runs'];

/** What a worker does besides jobs: look for what no bell announced, reap lost runs, say that it is here. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private readonly timers: NodeJS.Timeout[] = [];

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
  ) {}

  onApplicationBootstrap(): void {
    this.broadcast.subscribe(CONTROLS_CHANGED, () => void this.heldJobs.makeWay());
    this.broadcast.subscribe(WORKSPACE_CHANGED, () => this.worker.lookEverywhere());
    this.every(this.settings.WORKER_SWEEP_SECONDS * 1_000, 'sweep', () => this.sweep());
    this.every(HOUR_MS, 'partitions', () => this.makePartitions());
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.presence.gone(this.worker.id).catch(() => undefined);
  }

  private async sweep(): Promise<void> {
    this.worker.lookEverywhere();
    await this.presence.seen(this.worker.id, this.worker.lanes, this.worker.types);
    await this.reaper.reap();
    await this.orderingKeys.sweep();
    await this.heldJobs.makeWay();
    await this.deletedWorkspaces.cancelJobs();
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
