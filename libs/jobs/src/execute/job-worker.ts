import { hostname } from 'node:os';
import { SETTINGS, type Settings } from '@app/config';
import { newId } from '@app/kernel';
import { atScrape } from '@app/observability';
import { Broadcast, JOB_CANCEL } from '@app/redis';
import { Bell, BellListener, type Lane } from '@app/queue';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HandlerRegistry } from '../define/handler-registry';
import { type Claim, type ClaimedJob, Claimer } from './claim';
import { busySlots, claimFailures, claimSeconds, claimSizes, slots } from './job-metrics';
import { LaneWorker } from './lane-worker';
import { ProgressWatch } from './progress-watch';
import { Leases } from './leases';
import { JobRunner, WorkerStopping } from './run-job';
import { Settler } from './settler';

/** Time for handed-back jobs to be written after the drain's deadline, in milliseconds. */
const HAND_BACK_MS = 3_000;

/** The worker process: hears the bells, works its lanes, and drains them when it is asked to stop. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Names this process in runs and in the list of workers. */
  readonly id = `${hostname()}-${process.pid}-${newId().slice(-8)}`;
  readonly lanes: readonly Lane[];
  private readonly logger = new Logger('JobWorker');
  private readonly workers = new Map<Lane, LaneWorker>();
  private endScrape?: () => void;

  constructor(
    private readonly registry: HandlerRegistry,
    private readonly claimer: Claimer,
    private readonly runner: JobRunner,
    private readonly leases: Leases,
    private readonly settler: Settler,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly bell: Bell,
    private readonly listener: BellListener,
    private readonly broadcast: Broadcast,
    private readonly goingOn: ProgressWatch,
  ) {
    this.lanes = settings.WORKER_LANES;
  }

  /** Types of jobs this process can run. */
  get types(): readonly string[] {
    return this.registry.types();
  }

  onApplicationBootstrap(): void {
    this.registry.load();
    this.leases.start();
    for (const lane of this.lanes) {
      const worker = this.laneWorker(lane);
      this.workers.set(lane, worker);
      this.listener.listen(lane, () => worker.hear());
    }
    this.broadcast.subscribe(JOB_CANCEL, (ids) => this.leases.cancel(new Set(ids.split(','))));
    this.bell.hearOwn((lane) => this.workers.get(lane)?.look() ?? false);
    this.endScrape = atScrape(() => {
      for (const [lane, worker] of this.workers) {
        busySlots.set({ lane }, worker.busy);
        slots.set({ lane }, this.settings.WORKER_CONCURRENCY);
      }
    });
    this.lookEverywhere();
    this.logger.log(`works ${this.lanes.join(', ')} as ${this.id}`);
  }

  /** Looks for due jobs without a bell: at start, and from the sweep. Needs no Redis. */
  lookEverywhere(): void {
    for (const worker of this.workers.values()) void worker.hear();
  }

  /**
   * Keeps slots of this process for jobs that are claimed where they are made, until {@link adopt}.
   *
   * @returns how many, at most `wanted`; none while there is a backlog in any lane: then large batches count
   */
  reserve(lane: Lane, wanted: number): number {
    const worker = this.workers.get(lane);
    if (!worker || [...this.workers.values()].some(({ hasBacklog }) => hasBacklog)) return 0;
    return worker.reserve(wanted);
  }

  /** Runs jobs that were claimed where they were made, in slots that were reserved for them. */
  adopt(lane: Lane, jobs: readonly ClaimedJob[], slots: number): void {
    for (const job of jobs) this.leases.hold(job);
    this.workers.get(lane)?.adopt(jobs, slots);
  }

  /** Takes nothing new, lets handlers end, and hands back what is not done by the deadline. */
  async beforeApplicationShutdown(): Promise<void> {
    this.endScrape?.();
    const workers = [...this.workers.values()];
    const busy = workers.reduce((sum, worker) => sum + worker.busy, 0);
    this.logger.log(`takes nothing new; jobs under way: ${busy}`);
    for (const worker of workers) worker.stop();
    // Beside the drain: while Redis is away it takes its time.
    const deaf = this.listener.deafen();
    const drained = Promise.all(workers.map((worker) => worker.drained()));
    if (!(await within(drained, this.settings.SHUTDOWN_SECONDS * 1_000 - HAND_BACK_MS))) {
      this.logger.warn('handing back jobs that did not end in time');
      this.leases.abortAll(new WorkerStopping());
      await within(drained, HAND_BACK_MS);
    }
    await deaf;
    await this.settler.close();
    this.leases.stop();
  }

  private laneWorker(lane: Lane): LaneWorker {
    const leaseSeconds = this.settings.WORKER_LEASE_SECONDS;
    return new LaneWorker({
      lane,
      concurrency: this.settings.WORKER_CONCURRENCY,
      claim: async (limit, among) => {
        const types = this.registry.types();
        const request = { lane, limit, among, leaseSeconds, types, workerId: this.id };
        const claim = await measured(lane, () => this.goingOn.claim(lane, () => this.claimer.claim(request)));
        for (const job of claim.jobs) this.leases.hold(job);
        return claim;
      },
      run: (job, handled) => this.runner.run(job, handled),
      handBack: (job) => this.runner.handBack(job),
      ringOthers: () => this.bell.ringOthers(lane),
    });
  }
}

/** A claim that is counted. */
async function measured(lane: Lane, claim: () => Promise<Claim>): Promise<Claim> {
  const end = claimSeconds.startTimer({ lane });
  try {
    const claimed = await claim();
    claimSizes.observe({ lane }, claimed.jobs.length);
    return claimed;
  } catch (error) {
    claimFailures.inc({ lane });
    throw error;
  } finally {
    end();
  }
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
