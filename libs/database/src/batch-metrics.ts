import { atScrape, counter, durations, gauge, sizes } from '@app/observability';

export const batchItems = sizes('signalbox_batch_items', 'Items that one flush of a batcher wrote.', ['batcher']);
export const batchSeconds = durations(
  'signalbox_batch_flush_seconds',
  'Time of one flush of a batcher, until its commit.',
  ['batcher'],
);
export const itemsRefused = counter(
  'signalbox_batch_refused_total',
  'Items that were refused because too many waited for a flush.',
  ['batcher'],
);
const queuedItems = gauge('signalbox_batch_queued', 'Items that wait for the flushes under way.', ['batcher']);
const oldestFlush = gauge('signalbox_batch_oldest_flush_age_seconds', 'Age of the oldest flush that has not ended.');

/** A batcher, as far as its waiting items matter. */
interface Queue {
  readonly queued: number;
}

export interface Flush {
  readonly name: string;
  readonly queue: Queue;
  /** On the clock of `performance.now()`. */
  readonly since: number;
}

/** The flushes of all batchers of this process that have not ended, oldest first. */
class FlushesUnderWay {
  private readonly flushes = new Set<Flush>();

  begin(queue: Queue, name: string): Flush {
    const flush = { queue, name, since: performance.now() };
    this.flushes.add(flush);
    return flush;
  }

  end(flush: Flush): void {
    this.flushes.delete(flush);
  }

  /** The one that has been under way for longest. */
  oldest(): Flush | undefined {
    return this.flushes.values().next().value;
  }

  /** While no flush is under way nothing waits. */
  queues(): Map<Queue, string> {
    return new Map([...this.flushes].map(({ queue, name }) => [queue, name]));
  }
}

export const underWay = new FlushesUnderWay();

atScrape(() => {
  queuedItems.reset();
  for (const [queue, batcher] of underWay.queues()) queuedItems.inc({ batcher }, queue.queued);
  const oldest = underWay.oldest();
  oldestFlush.set(oldest ? (performance.now() - oldest.since) / 1_000 : 0);
});
