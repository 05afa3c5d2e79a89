import { Logger } from '@nestjs/common';
import type { Lane } from '@app/queue';
import type { Claim, ClaimedJob } from './claim';

export interface LaneOptions {
  readonly lane: Lane;
  /** Handlers under way at once. */
  readonly concurrency: number;
  /** Claims up to so many due jobs. */
  readonly claim: (limit: number) => Promise<Claim>;
  /** Resolves when the job is settled; calls `handled` when its handler has ended, which is before. */
  readonly run: (job: ClaimedJob, handled: () => void) => Promise<void>;
  /** Tells other workers that this lane has more than this worker takes. */
  readonly ringOthers: () => void;
}

/**
 * Jobs that may be held for each slot: those whose handler has ended wait for their settlement without a slot. The bound
 * keeps a worker from claiming more than the database can settle.
 */
const HELD_PER_SLOT = 5;

/**
 * Works one lane: claims while jobs are due and slots are free, in batches as large as the free slots. A slot that
 * becomes free while a claim is under way joins the next one.
 */
export class LaneWorker {
  private readonly logger: Logger;
  private running = 0;
  private held = 0;
  private due = false;
  private claiming = false;
  private stopped = false;
  private heard: (() => void)[] = [];
  private idle: (() => void)[] = [];

  constructor(private readonly options: LaneOptions) {
    this.logger = new Logger(`Lane ${options.lane}`);
  }

  /** Jobs that are claimed and not settled. */
  get busy(): number {
    return this.held;
  }

  /** Looks for due jobs; resolves when this worker has looked, which is when it had a free slot. */
  hear(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.due = true;
    const answered = new Promise<void>((resolve) => this.heard.push(resolve));
    this.pump();
    return answered;
  }

  /** Claims nothing more. */
  stop(): void {
    // A bell that was heard and not followed is handed on.
    if (this.due && !this.stopped) this.options.ringOthers();
    this.stopped = true;
    this.due = false;
    for (const resolve of this.heard.splice(0)) resolve();
    this.tellIdle();
  }

  /** Resolves when every claimed job is settled. */
  async drained(): Promise<void> {
    if (this.held === 0 && !this.claiming) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private pump(): void {
    if (this.claiming || !this.due || this.stopped || this.free <= 0) return;
    this.claiming = true;
    void this.claimOnce().finally(() => {
      this.claiming = false;
      this.pump();
      this.tellIdle();
    });
  }

  private async claimOnce(): Promise<void> {
    const heard = this.heard.splice(0);
    this.due = false;
    try {
      const { jobs, more } = await this.options.claim(this.free);
      if (more) {
        this.due = !this.stopped;
        this.options.ringOthers();
      }
      for (const job of jobs) this.start(job);
    } catch (error) {
      // The database is away: the sweep looks again.
      this.logger.warn('could not claim', { error });
    }
    for (const resolve of heard) resolve();
  }

  private get free(): number {
    const { concurrency } = this.options;
    return Math.min(concurrency - this.running, concurrency * HELD_PER_SLOT - this.held);
  }

  private start(job: ClaimedJob): void {
    let inSlot = true;
    const leaveSlot = () => {
      if (!inSlot) return;
      inSlot = false;
      this.running -= 1;
      this.pump();
    };
    this.running += 1;
    this.held += 1;
    void this.options.run(job, leaveSlot).finally(() => {
      this.held -= 1;
      leaveSlot();
      this.pump();
      this.tellIdle();
    });
  }

  private tellIdle(): void {
    if (this.held === 0 && !this.claiming) for (const resolve of this.idle.splice(0)) resolve();
  }
}
