import { setTimeout as delay } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bull';
import { type BellEntry, bellQueue, disconnect } from './bell-queue';
import type { Lane } from './lanes';

/** Delayed bells of the same lane within this many milliseconds share one entry. */
const DELAY_STEP_MS = 100;

/**
 * With this many bells waiting in a lane one more tells nothing new: whoever hears one of them looks after our commit.
 * Without a bound they would pile up for as long as no worker is there to hear them.
 */
const ENOUGH_WAITING = 32;

/**
 * Between two bells of a lane at least so long, in milliseconds: each costs a worker and Redis several round trips, and the
 * claim, the reads and the settlement that follow cost hardly less for few jobs than for many. The more often was rung for
 * one bell, the more jobs go together with the next: what is rung for now and then, or in batches, hardly waits.
 */
const GAP_MS = { least: 4, forEachMore: 1, most: 16 };

/** Redis that holds a connection open and says nothing is away, too. */
const PING_TIMEOUT_MS = 1_000;

/** Time for the last bells to go out and the connections to close, in milliseconds. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Tells the workers that a lane has due jobs. A bell that is lost costs time and nothing else: the sweep looks by
 * itself. So ringing never waits, never throws, and is left out while Redis is away.
 */
@Injectable()
export class Bell implements OnApplicationShutdown {
  private readonly logger = new Logger('Bell');
  private readonly queues: Record<Lane, Queue<BellEntry>>;
  /** Lanes that were rung for a moment ago, and how often since. */
  private readonly ringing = new Map<Lane, number>();
  /** Bells that may wait in a lane, as far as this process knows: there is no need to ask before each. */
  private readonly mayWait = new Map<Lane, number>();
  private closing = false;
  private ownEar?: (lane: Lane) => boolean;

  constructor(
    @InjectQueue(bellQueue('high')) high: Queue<BellEntry>,
    @InjectQueue(bellQueue('default')) normal: Queue<BellEntry>,
    @InjectQueue(bellQueue('bulk')) bulk: Queue<BellEntry>,
  ) {
    this.queues = { high, default: normal, bulk };
    for (const queue of Object.values(this.queues)) {
      queue.on('error', (error) => this.logger.debug('redis', { error }));
      // The one that @nestjs/bull adds waits for the bell that is listened for, which never comes from a silent Redis.
      Object.assign(queue, { onApplicationShutdown: undefined });
    }
  }

  /** Rings now. A worker with a free slot hears itself, without Redis in between; what it leaves it rings for. */
  ring(lane: Lane): void {
    if (!this.ownEar?.(lane)) this.ringOthers(lane);
  }

  /** Rings in Redis. Rings that come while one is on its way, or soon after it, become one. */
  ringOthers(lane: Lane): void {
    const since = this.ringing.get(lane);
    if (since === undefined) this.ringFor(lane, 1);
    else this.ringing.set(lane, since + 1);
  }

  private ringFor(lane: Lane, rings: number): void {
    this.ringing.set(lane, 0);
    const gapMs = Math.min(GAP_MS.most, GAP_MS.least + (rings - 1) * GAP_MS.forEachMore);
    void Promise.all([this.send(lane, {}), delay(gapMs, undefined, { ref: false })]).then(() => {
      const since = this.ringing.get(lane) ?? 0;
      this.ringing.delete(lane);
      if (since > 0) this.ringFor(lane, since);
    });
  }

  /** Rings at the given time, or shortly after it. */
  ringAt(lane: Lane, at: Date): void {
    const delay = at.getTime() - Date.now();
    if (delay <= 0) return this.ring(lane);
    const step = Math.ceil(at.getTime() / DELAY_STEP_MS);
    void this.send(lane, { delay: step * DELAY_STEP_MS - Date.now(), jobId: `${lane}-${step}` });
  }

  /**
   * A worker hears its own bells at once, and also while Redis is away: what it enqueues itself need not wait for a round
   * trip, nor for the sweep. `hear` answers whether it looks now; a bell that it cannot follow is for others.
   */
  hearOwn(hear: (lane: Lane) => boolean): void {
    this.ownEar = hear;
  }

  /** Whether every lane can be rung; throws when Redis does not answer. Each lane has a connection of its own. */
  async ping(): Promise<void> {
    const clients = Object.values(this.queues).map(({ client }) => client);
    const away = clients.find(({ status }) => status !== 'ready');
    if (away) throw new Error(`redis is ${away.status}`);
    const answers = Promise.all(clients.map((client) => client.ping()));
    const answered = await Promise.race([answers, delay(PING_TIMEOUT_MS, undefined, { ref: false })]);
    if (answered === undefined) throw new Error('redis does not answer');
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    const closed = this.ringLast().then(() =>
      Promise.allSettled(Object.values(this.queues).map((queue) => queue.close(true))),
    );
    await Promise.race([closed, delay(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    for (const queue of Object.values(this.queues)) disconnect(queue);
  }

  /** Bells that were to wait a moment. */
  private async ringLast(): Promise<void> {
    const lanes = [...this.ringing].filter(([, rings]) => rings > 0).map(([lane]) => lane);
    this.ringing.clear();
    await Promise.all(lanes.map((lane) => this.send(lane, {})));
  }

  private async send(lane: Lane, options: { delay?: number; jobId?: string }): Promise<void> {
    const queue = this.queues[lane];
    if (queue.client.status !== 'ready') return;
    try {
      if (options.delay === undefined && (await this.hasEnough(lane, queue))) return;
      await queue.add({ lane }, options);
    } catch (error) {
      // The last bells of a process may be cut off: the sweep of another looks by itself.
      if (!this.closing) this.logger.warn('a bell was not rung; the sweep will find the jobs', { lane, error });
    }
  }

  private async hasEnough(lane: Lane, queue: Queue<BellEntry>): Promise<boolean> {
    let waiting = this.mayWait.get(lane) ?? ENOUGH_WAITING;
    if (waiting >= ENOUGH_WAITING) waiting = await queue.client.llen(queue.toKey('wait'));
    this.mayWait.set(lane, waiting + 1);
    return waiting >= ENOUGH_WAITING;
  }
}
