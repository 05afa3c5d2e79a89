import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { inSpan, isTracing } from '@app/observability';
import type { RedisConnection } from '@app/redis';
import type { Transition } from './circuit';
import type { Asking, Decision, Ended } from './decision';
import { LocalState } from './local-state';
import { type Batch, type BatchAnswer, type Look, SharedState } from './redis/shared-state';
import type { Rules } from './rules';

/** `shared`: by all processes together in Redis. `local`: by this process, because Redis does not answer. */
export type Mode = 'shared' | 'local';

/** A decision, when it was made, and who made it. */
export type Decided = Decision & { readonly now: number; readonly mode: Mode };

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The caller's part of a round trip that it may share: from when it asked until it was answered. */
const ROUND_TRIP = { name: 'policy decision', kind: 'client', attributes: { 'db.system.name': 'redis' } } as const;

/** What waits to be decided about a connector under the same rules. */
interface Lane {
  readonly key: string;
  readonly rules: Rules;
  readonly ended: Waiting<Ended, Transition | undefined>[];
  readonly asking: Waiting<Asking, Decided>[];
  /** The next round trip is about to begin. */
  isDue: boolean;
  /** Round trips under way. */
  trips: number;
}

/** Calls of each kind that one script decides about: Redis does nothing else meanwhile. */
const MOST_AT_ONCE = 128;
/** Round trips that are under way for a lane at a time: while Redis works on one, the next is on its way. */
const MOST_TRIPS = 2;

/**
 * Has calls decided about, in Redis or, while that is away, here.
 *
 * Batching is natural: whatever came for a connector by the end of this turn of the event loop goes in one round trip;
 * what comes while two are under way goes together in the next. So a lone call costs one trip before and one after, and
 * many at once far less. Calls that ended go first: their slots are there for those that ask.
 */
export class Decisions {
  private readonly shared: SharedState;
  private readonly local = new LocalState();
  private readonly lanes = new WeakMap<Rules, Map<string, Lane>>();
  /** A batch serves many callers: it must not run inside the trace of the one that came first. */
  private readonly outsideOfCallers = AsyncLocalStorage.snapshot();

  constructor(private readonly redis: RedisConnection) {
    this.shared = new SharedState(redis.client);
  }

  admit(key: string, rules: Rules, asking: Asking): Promise<Decided> {
    const lane = this.lane(key, rules);
    return this.answerTo(lane, lane.asking, asking);
  }

  /** Tells those who decided about the call; this process alone when Redis is away by now. */
  async conclude(key: string, rules: Rules, mode: Mode, ended: Ended): Promise<Transition | undefined> {
    if (mode === 'local') return this.local.decide(key, rules, { ended: [ended], asking: [] }).turns[0];
    const lane = this.lane(key, rules);
    return this.answerTo(lane, lane.ended, ended);
  }

  look(key: string): Promise<Look & { readonly mode: Mode }> {
    return this.redis.tryOr<Look & { readonly mode: Mode }>(
      async () => ({ ...(await this.shared.look(key)), mode: 'shared' }),
      () => ({ ...this.local.look(key), mode: 'local' }),
    );
  }

  private answerTo<Item, Answer>(lane: Lane, waiting: Waiting<Item, Answer>[], item: Item): Promise<Answer> {
    const roundTrip = () =>
      new Promise<Answer>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        this.schedule(lane);
      });
    return isTracing() ? inSpan(ROUND_TRIP, roundTrip) : roundTrip();
  }

  private lane(key: string, rules: Rules): Lane {
    const lanes = this.lanes.get(rules) ?? new Map<string, Lane>();
    this.lanes.set(rules, lanes);
    const lane = lanes.get(key) ?? { key, rules, ended: [], asking: [], isDue: false, trips: 0 };
    lanes.set(key, lane);
    return lane;
  }

  private schedule(lane: Lane): void {
    if (lane.isDue || lane.trips >= MOST_TRIPS) return;
    lane.isDue = true;
    void this.outsideOfCallers(() => this.serve(lane));
  }

  private async serve(lane: Lane): Promise<void> {
    await turn();
    lane.isDue = false;
    lane.trips += 1;
    const [ended, asking] = [lane.ended.splice(0, MOST_AT_ONCE), lane.asking.splice(0, MOST_AT_ONCE)];
    if (isWaiting(lane)) this.schedule(lane);
    try {
      const { now, mode, turns, decisions } = await this.decide(lane, {
        ended: ended.map(({ item }) => item),
        asking: asking.map(({ item }) => item),
      });
      ended.forEach(({ resolve }, index) => resolve(turns[index]));
      asking.forEach(({ resolve }, index) => resolve({ ...(decisions[index] as Decision), now, mode }));
    } catch (error) {
      for (const { reject } of [...ended, ...asking]) reject(error);
    }
    lane.trips -= 1;
    if (isWaiting(lane)) this.schedule(lane);
    else if (lane.trips === 0 && !lane.isDue) this.lanes.get(lane.rules)?.delete(lane.key);
  }

  private decide({ key, rules }: Lane, batch: Batch) {
    return this.redis.tryOr<BatchAnswer & { readonly mode: Mode }>(
      async () => ({ ...(await this.shared.decide(key, rules, batch)), mode: 'shared' }),
      () => {
        // A token from Redis means nothing on the clock of this process.
        const ended = batch.ended.map((one) => ({ ...one, token: undefined }));
        return { ...this.local.decide(key, rules, { ...batch, ended }), mode: 'local' };
      },
    );
  }
}

const isWaiting = ({ ended, asking }: Lane) => ended.length + asking.length > 0;
