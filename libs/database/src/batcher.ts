import { AsyncLocalStorage } from 'node:async_hooks';
import { Unavailable } from '@app/kernel';
import { inSpan, isTracing } from '@app/observability';
import { batchItems, batchSeconds, itemsRefused, underWay } from './batch-metrics';
import { asCallerError, isCollision, isRowFault } from './database-errors';

export interface BatcherOptions<Item, Result> {
  /** Names the batcher in errors and metrics. */
  readonly name: string;
  /** Writes all items at once and answers with one result per item, in the items' order. */
  readonly flush: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Most items of one flush. */
  readonly maxItems?: number;
  /** While this many flushes are under way, new items gather for the next one; default 2. */
  readonly maxInFlight?: number;
  /** The same for items that fill a flush; default as many as of others. */
  readonly maxFullInFlight?: number;
  /**
   * Between the beginnings of two flushes at least so long, in milliseconds, while items come a few at a time: for company.
   * Nothing waits after a flush of one alone, nor after one of many, nor for more than fill a flush. Default: not at all.
   */
  readonly gapMs?: number;
  /**
   * Whose an item is. Of more than fill a flush, each of those takes its turn, so that nobody waits for all of another's.
   * Default: first come, first flushed.
   */
  readonly fairBy?: (item: Item) => string;
  /** Most bytes of one flush, as told by `bytesOf`; one item alone may be larger. */
  readonly maxBytes?: number;
  readonly bytesOf?: (item: Item) => number;
  /** Waits so long for company, in milliseconds: for items that nobody waits for. Default: not at all. */
  readonly lingerMs?: number;
  /** Which items do so; others are flushed at once, and take along what waits. Default: all. */
  readonly lingers?: (item: Item) => boolean;
  /** Items that may wait; one more is refused with `overloaded`. */
  readonly maxQueued?: number;
  /** Bytes that may wait. */
  readonly maxQueuedBytes?: number;
}

interface Entry<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Flushes under way at once, by default. */
const MAX_IN_FLIGHT = 2;

/** Most items of one flush, by default. */
const MAX_ITEMS = 500;

/** The part of a flush below which its items were few. */
const FEW = 1 / 2;

/** Attempts of a flush that collided with another transaction. */
const MAX_COLLISIONS = 3;

/**
 * Natural batching: an item that comes alone is flushed at once; items that come while flushes are under way gather
 * and share the next. Each caller is answered after its own flush. No timer is involved, unless `lingerMs` or `gapMs` asks
 * for it.
 *
 * A row that the database refuses fails alone: the batch is halved until the culprit stands by itself.
 */
export class Batcher<Item, Result> {
  private queue: Entry<Item, Result>[] = [];
  private queuedBytes = 0;
  private inFlight = 0;
  /** Items of the queue that do not wait for company. */
  private urgent = 0;
  private scheduled = false;
  private lingering?: NodeJS.Timeout;
  /** The last flush: when it began, on the clock of `performance.now()`, and of how many items it was. */
  private last = { at: -Infinity, items: 0 };
  private closed = false;
  private idle: (() => void)[] = [];
  /** A flush serves many callers: it must not run inside the transaction or the trace of the one that came first. */
  private readonly outsideOfCallers = AsyncLocalStorage.snapshot();

  constructor(private readonly options: BatcherOptions<Item, Result>) {}

  /** Items that wait for a flush. */
  get queued(): number {
    return this.queue.length;
  }

  /** Resolves after the item's own flush. Rejects with {@link Unavailable} when the queue is full or closing. */
  add(item: Item): Promise<Result> {
    if (this.closed)
      return Promise.reject(new Unavailable('shutting_down', 'This process is shutting down; try again.'));
    const bytes = this.options.bytesOf?.(item) ?? 0;
    const { maxQueued = 20_000, maxQueuedBytes = 256 * 1024 * 1024 } = this.options;
    if (this.queue.length >= maxQueued || this.queuedBytes + bytes > maxQueuedBytes) {
      itemsRefused.inc({ batcher: this.options.name });
      return Promise.reject(new Unavailable('overloaded', 'Too much is waiting to be stored; try again.', 1));
    }
    if (!isTracing() || this.mayLinger(item)) return this.enqueue(item, bytes);
    const start = { name: `batch ${this.options.name}`, kind: 'internal' } as const;
    return inSpan(start, () => this.enqueue(item, bytes));
  }

  private enqueue(item: Item, bytes: number): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.queue.push({ item, bytes, resolve, reject });
      this.queuedBytes += bytes;
      const urgent = !this.mayLinger(item);
      if (urgent) this.urgent += 1;
      if (this.lingering && this.isFull) return this.flushLingering();
      if (urgent && this.urgent === 1) this.lingerNoMore();
      this.schedule();
    });
  }

  /** Takes nothing new and resolves when all that was taken is flushed. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.queue.length === 0 && this.inFlight === 0) return;
    if (this.lingering) this.flushLingering();
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Waits for the end of this turn of the event loop, so that requests read from sockets together go together. */
  private schedule(): void {
    if (this.scheduled || !this.mayFlush) return;
    this.scheduled = true;
    const { patienceMs } = this;
    if (patienceMs > 0) this.lingering = setTimeout(() => this.flushLingering(), patienceMs);
    else setImmediate(() => this.flushScheduled());
  }

  /** How long the next flush waits for company from now on, in milliseconds. */
  private get patienceMs(): number {
    const { lingerMs = 0, gapMs = 0 } = this.options;
    if (this.closed || this.isFull) return 0;
    if (this.urgent === 0) return lingerMs;
    const few = this.last.items > 1 && this.last.items < (this.options.maxItems ?? MAX_ITEMS) * FEW;
    return few ? Math.max(0, this.last.at + gapMs - performance.now()) : 0;
  }

  private mayLinger(item: Item): boolean {
    const { lingerMs = 0, lingers } = this.options;
    return lingerMs > 0 && (lingers?.(item) ?? true);
  }

  private get mayFlush(): boolean {
    const { maxInFlight = MAX_IN_FLIGHT, maxFullInFlight = maxInFlight } = this.options;
    return this.inFlight < (this.isFull ? maxFullInFlight : maxInFlight);
  }

  /** Company enough. */
  private get isFull(): boolean {
    return this.queue.length >= (this.options.maxItems ?? MAX_ITEMS);
  }

  private flushLingering(): void {
    this.lingerNoMore();
    this.flushScheduled();
  }

  private lingerNoMore(): void {
    if (!this.lingering) return;
    clearTimeout(this.lingering);
    this.lingering = undefined;
    this.scheduled = false;
  }

  private flushScheduled(): void {
    this.scheduled = false;
    if (this.queue.length === 0) return;
    const batch = this.take();
    this.last = { at: performance.now(), items: batch.length };
    void this.outsideOfCallers(() => this.run(batch));
    if (this.queue.length > 0) this.schedule();
  }

  private take(): Entry<Item, Result>[] {
    const { fairBy } = this.options;
    if (fairBy && this.queue.length > (this.options.maxItems ?? MAX_ITEMS)) this.queue = inTurns(this.queue, fairBy);
    const { maxItems = MAX_ITEMS, maxBytes = 8 * 1024 * 1024 } = this.options;
    let count = 0;
    let bytes = 0;
    for (const entry of this.queue) {
      if (count === maxItems || (count > 0 && bytes + entry.bytes > maxBytes)) break;
      count += 1;
      bytes += entry.bytes;
    }
    this.queuedBytes -= bytes;
    const taken = this.queue.splice(0, count);
    for (const { item } of taken) if (!this.mayLinger(item)) this.urgent -= 1;
    return taken;
  }

  private async run(batch: Entry<Item, Result>[]): Promise<void> {
    this.inFlight += 1;
    const { name } = this.options;
    const flush = underWay.begin(this, name);
    await this.flush(batch);
    underWay.end(flush);
    batchItems.observe({ batcher: name }, batch.length);
    batchSeconds.observe({ batcher: name }, (performance.now() - flush.since) / 1_000);
    this.inFlight -= 1;
    if (this.queue.length > 0) this.schedule();
    else if (this.inFlight === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private async flush(batch: Entry<Item, Result>[], attempt = 1): Promise<void> {
    try {
      const results = await this.options.flush(batch.map((entry) => entry.item));
      if (results.length !== batch.length) {
        throw new Error(`batcher ${this.options.name}: ${results.length} results for ${batch.length} items`);
      }
      batch.forEach((entry, index) => entry.resolve(results[index] as Result));
    } catch (error) {
      if (isCollision(error) && attempt < MAX_COLLISIONS) return this.flush(batch, attempt + 1);
      if (batch.length > 1 && isRowFault(error)) {
        const middle = batch.length >> 1;
        await this.flush(batch.slice(0, middle));
        await this.flush(batch.slice(middle));
        return;
      }
      for (const entry of batch) entry.reject(asCallerError(error));
    }
  }
}

/** The first entry of each owner, then the second of each, and so on. */
function inTurns<Item, Result>(
  queue: readonly Entry<Item, Result>[],
  ownerOf: (item: Item) => string,
): Entry<Item, Result>[] {
  const owners = [...Map.groupBy(queue, ({ item }) => ownerOf(item)).values()];
  if (owners.length === 1) return [...queue];
  const longest = Math.max(...owners.map((entries) => entries.length));
  const turns = Array.from({ length: longest }, (_, turn) => owners.flatMap((entries) => entries[turn] ?? []));
  return turns.flat();
}
