import { setTimeout as delay } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { type BellEntry, bellQueue } from './bell-queue';
import type { Lane } from './lanes';

/** Ending to listen reconnects to Redis, which may be away, in milliseconds. */
const DEAFEN_TIMEOUT_MS = 1_000;

/** Hears the bells of a lane, one at a time: while a worker is busy with one, the next goes to another worker. */
@Injectable()
export class BellListener {
  private readonly queues: Record<Lane, Queue<BellEntry>>;

  constructor(
    @InjectQueue(bellQueue('high')) high: Queue<BellEntry>,
    @InjectQueue(bellQueue('default')) normal: Queue<BellEntry>,
    @InjectQueue(bellQueue('bulk')) bulk: Queue<BellEntry>,
  ) {
    this.queues = { high, default: normal, bulk };
    for (const queue of Object.values(this.queues)) {
      // Bull names the connection and leaves a failure of that unhandled, which would end the process.
      Object.assign(queue, { setWorkerName: () => Promise.resolve() });
    }
  }

  /** Calls `hear` for every bell of the lane until {@link deafen}. The bell is done when `hear` resolves. */
  listen(lane: Lane, hear: () => Promise<void>): void {
    // `process` resolves when the queue closes; its failures come as `error` events, which the Bell logs.
    this.queues[lane].process(1, hear).catch(() => undefined);
  }

  /** Hears nothing from now on; bells go to other workers. Resolves also while Redis is away. */
  async deafen(): Promise<void> {
    const deaf = Promise.allSettled(Object.values(this.queues).map((queue) => queue.pause(true, true)));
    await Promise.race([deaf, delay(DEAFEN_TIMEOUT_MS, undefined, { ref: false })]);
  }
}
