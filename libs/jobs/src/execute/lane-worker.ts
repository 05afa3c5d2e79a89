import { Logger } from '@nestjs/common';
import type { Lane } from '@app/queue';
import { type Among, type Backlog, MOST_BESIDE_OTHERS } from './backlogs';
import type { Claim, ClaimedJob } from './claim';
import { Pace } from './pace';
import { Turns } from './turns';

export interface LaneOptions {
  readonly lane: Lane;
  /** Handlers under way at once. */
  readonly concurrency: number;
  /** Claims up to so many due jobs. */
  readonly claim: (limit: number, among: Among) => Promise<Claim>;
  /** Resolves when the job is settled; calls `handled` when its handler has ended, which is before. */
  readonly run: (job: ClaimedJob, handled: () => void) => Promise<void>;
  /** Gives up a job that was claimed and not started; resolves when others can claim it. */
  readonly handBack: (job: ClaimedJob) => Promise<void>;
  /** Tells other workers that this lane has more than this worker takes. */
  readonly ringOthers: () => void;
}

/**
 * Jobs that may be held for each slot: those whose handler has ended wait for their settlement without a slot. The bound
 * keeps a worker from claiming more than the database can settle.
 */
const HELD_PER_SLOT = 5;

/** Where the slots are not free again within this many milliseconds nothing is claimed ahead of them. */
const FREE_SOON_MS = 25;
/**
 * Claimed ahead is what can be started within this many milliseconds at the measured pace. Each claim and each
 * settlement waits once for the disk, and walks past what was claimed and is not cleared away yet: large ones do so
 * less often.
 */
const AHEAD_MS = 50;
/** But never more jobs than this. */
const MOST_AHEAD = 1_000;
/** Beside a backlog the others are looked for at least so often, in milliseconds, with a bell or without. */
const OTHERS_UNHEARD_MS = 100;
/**
 * Other workers are told of what is left at most once in so many milliseconds: who has heard it once goes on by itself,
 * and each bell costs a worker and Redis several round trips.
 */
const TELL_GAP_MS = 25;
/** Jobs that were claimed ahead and not started for this long, in milliseconds, go back: others may have free slots. */
const STALLED_MS = 250;

/**
 * Works one lane: claims while jobs are due and slots are free. A claim takes as many jobs as there are free slots, and
 * where handlers end so fast that a slot is free again within moments, those that can be started by then as well: the
 * next claim runs beside the work, and claims and settlements are large. Jobs whose handlers take their time are never
 * claimed ahead. A slot that becomes free while a claim is under way joins the next one.
 *
 * What is claimed ahead are the jobs of workspaces with a backlog. Those of the others are claimed beside it, a few at a
 * time, so that none of them waits for a large claim; of what waits for a slot the workspaces take turns.
 */
export class LaneWorker {
  private readonly logger: Logger;
  private readonly pace = new Pace();
  /** Claimed, and waiting for a slot. */
  private readonly waiting = new Turns();
  private running = 0;
  private held = 0;
  /** Slots kept for jobs that are being claimed where they are made. */
  private reserved = 0;
  private started = 0;
  /** There may be due jobs. */
  private due = false;
  /** The last claim of backlogs left some. */
  private backlogDue = false;
  private backlog: Backlog = 'none';
  /** When others than those with a backlog were looked for. */
  private othersAt = 0;
  /** Claims under way: one of all, or one of backlogs and one of others. */
  private readonly claiming = new Set<Among>();
  private waking = false;
  private stopped = false;
  private stallCheck?: NodeJS.Timeout;
  /** Other workers were told a moment ago. */
  private telling?: NodeJS.Timeout;
  private tellAgain = false;
  private heard: (() => void)[] = [];
  private idle: (() => void)[] = [];

  constructor(private readonly options: LaneOptions) {
    this.logger = new Logger(`Lane ${options.lane}`);
  }

  /** Jobs that are claimed and not settled. */
  get busy(): number {
    return this.held;
  }

  /** Looks for due jobs as soon as there is a free slot; answers whether there is one. */
  look(): boolean {
    if (this.stopped) return false;
    this.due = true;
    this.pump();
    return this.freeSlots > 0;
  }

  /** Looks for due jobs; resolves when this worker has looked, which is when it had a free slot. */
  hear(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    const answered = new Promise<void>((resolve) => this.heard.push(resolve));
    this.look();
    return answered;
  }

  /**
   * Keeps free slots for jobs that are claimed where they are made; each is given back by {@link adopt}. There are none
   * while something may be due: it was there before.
   *
   * @returns how many, at most `wanted`
   */
  reserve(wanted: number): number {
    if (this.stopped || this.due || this.backlogDue || this.hasBacklog || this.waiting.size > 0) return 0;
    const slots = Math.max(0, Math.min(wanted, this.freeSlots, this.room()));
    this.reserved += slots;
    this.held += slots;
    return slots;
  }

  /** Takes jobs over that were claimed elsewhere, for slots that were reserved: as many jobs, or fewer. */
  adopt(jobs: readonly ClaimedJob[], slots: number): void {
    this.reserved -= slots;
    this.held -= slots - jobs.length;
    this.waiting.add(jobs);
    this.fillSlots();
    if (this.stopped) this.handBackWaiting();
    this.watchForStall();
    this.wake();
    this.tellIdle();
  }

  /** Some workspaces have more due jobs than a claim takes from each. */
  get hasBacklog(): boolean {
    return this.backlog !== 'none';
  }

  /** Claims nothing more, and hands back what has not begun. */
  stop(): void {
    // A bell that was heard and not followed is handed on.
    if ((this.due || this.backlogDue) && !this.stopped) this.options.ringOthers();
    this.stopped = true;
    this.due = this.backlogDue = this.tellAgain = false;
    this.handBackWaiting();
    for (const resolve of this.heard.splice(0)) resolve();
    this.tellIdle();
  }

  /** Resolves when every claimed job is settled. */
  async drained(): Promise<void> {
    if (this.isIdle) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Once in a turn of the event loop: slots that become free together are filled together, and by one claim. */
  private wake(): void {
    if (this.waking) return;
    this.waking = true;
    setImmediate(() => {
      this.waking = false;
      this.fillSlots();
      this.pump();
    });
  }

  private pump(): void {
    if (this.stopped) return;
    if (this.backlog !== 'none' && this.ahead() > 0) {
      if (this.backlogDue) this.claim('backlogs', this.wanted());
      if (this.due) this.claim('others', Math.min(this.options.concurrency, this.room()));
    } else if ((this.due || this.backlogDue) && this.claiming.size === 0) {
      this.claim('all', this.wanted());
    }
  }

  private claim(among: Among, limit: number): void {
    if (limit <= 0 || this.claiming.has(among) || this.claiming.has('all')) return;
    this.claiming.add(among);
    void this.claimOnce(among, limit).finally(() => {
      this.claiming.delete(among);
      this.pump();
      this.tellIdle();
    });
  }

  private async claimOnce(among: Among, limit: number): Promise<void> {
    const heard = among === 'backlogs' ? [] : this.heard.splice(0);
    if (among !== 'backlogs') {
      this.due = false;
      this.othersAt = performance.now();
    }
    if (among !== 'others') this.backlogDue = false;
    try {
      const { jobs, more, backlog } = await this.options.claim(limit, among);
      this.backlog = backlog;
      if (more) {
        this.due ||= !this.stopped && (among !== 'backlogs' || this.othersMayWait());
        this.backlogDue ||= !this.stopped && among !== 'others';
        this.tellOthers();
      }
      this.held += jobs.length;
      this.waiting.add(jobs);
      this.fillSlots();
      if (this.stopped) this.handBackWaiting();
      this.watchForStall();
    } catch (error) {
      // The database is away: the sweep looks again.
      this.logger.warn('could not claim', { error });
    }
    for (const resolve of heard) resolve();
  }

  /** At once, or as soon as the last time is long enough ago. */
  private tellOthers(): void {
    this.tellAgain = this.telling !== undefined;
    if (this.tellAgain) return;
    this.options.ringOthers();
    this.telling = setTimeout(() => {
      this.telling = undefined;
      if (this.tellAgain) this.tellOthers();
    }, TELL_GAP_MS).unref();
  }

  /** Without their bell, which may have been lost. */
  private othersMayWait(): boolean {
    return performance.now() - this.othersAt >= OTHERS_UNHEARD_MS;
  }

  /** Zero while enough is waiting. */
  private wanted(): number {
    const ahead = this.ahead();
    const wanted = this.freeSlots + ahead - this.waiting.size;
    if (wanted < ahead / 2) return 0;
    return Math.min(wanted, this.room());
  }

  /** Jobs that may be claimed before others are settled. */
  private room(): number {
    return this.options.concurrency * HELD_PER_SLOT + 2 * this.ahead() - this.held;
  }

  private ahead(): number {
    if (this.pace.within(FREE_SOON_MS) < this.options.concurrency) return 0;
    return Math.min(this.pace.within(AHEAD_MS), this.backlog === 'beside_others' ? MOST_BESIDE_OTHERS : MOST_AHEAD);
  }

  private get freeSlots(): number {
    return this.options.concurrency - this.reserved - this.running;
  }

  private fillSlots(): void {
    while (this.freeSlots > 0) {
      const job = this.waiting.next();
      if (!job) return;
      this.start(job);
    }
  }

  private start(job: ClaimedJob): void {
    let inSlot = true;
    const leaveSlot = () => {
      if (!inSlot) return;
      inSlot = false;
      this.running -= 1;
      this.pace.end();
      this.wake();
    };
    this.running += 1;
    this.pace.begin();
    this.started += 1;
    void this.options.run(job, leaveSlot).finally(() => {
      leaveSlot();
      this.letGo();
    });
  }

  private letGo(): void {
    this.held -= 1;
    this.wake();
    this.tellIdle();
  }

  private handBackWaiting(): void {
    for (const job of this.waiting.takeAll()) void this.options.handBack(job).finally(() => this.letGo());
  }

  /** A pace is no promise: slots may have filled with jobs that take long. */
  private watchForStall(): void {
    if (this.stallCheck || this.waiting.size === 0) return;
    const { started } = this;
    this.stallCheck = setTimeout(() => {
      this.stallCheck = undefined;
      if (this.started === started) this.handBackWaiting();
      else this.watchForStall();
    }, STALLED_MS);
  }

  private get isIdle(): boolean {
    return this.held === 0 && this.claiming.size === 0;
  }

  private tellIdle(): void {
    if (this.isIdle) for (const resolve of this.idle.splice(0)) resolve();
  }
}
