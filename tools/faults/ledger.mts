/** One event as the sender knows it. */
export interface SentEvent {
  readonly id: string;
  readonly key: string;
  /** Place among the accepted events of its key, from 0. */
  readonly place: number;
  readonly traceId: string;
}

/** One call as the destination saw it. */
export interface Arrival {
  readonly eventId: string;
  readonly idempotencyKey: string;
  /** Whether it was answered 200. */
  readonly accepted: boolean;
  /** Milliseconds since the start. */
  readonly at: number;
}

/** The ways that every event goes: the one in the order of its key, and one without an order. */
export const WAYS = ['in-order', 'any-order'] as const;
export type Way = (typeof WAYS)[number];

/** What sender and destination saw, apart from anything that the product says of itself. */
export class Ledger {
  /** Answered 202. */
  readonly accepted = new Map<string, SentEvent>();
  /** Forged ones, which must never arrive. */
  readonly forged = new Set<string>();
  readonly arrivals: Record<Way, Arrival[]> = { 'in-order': [], 'any-order': [] };
  /** Requests that got another answer than 202 or none, by what it was. */
  readonly refusals = new Map<string, number>();
  /** Answers that are wrong whatever happens, such as 202 for a forged event. */
  readonly wrongAnswers: string[] = [];
  readonly #delivered: Record<Way, Set<string>> = { 'in-order': new Set(), 'any-order': new Set() };

  refused(what: string): void {
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }

  arrived(way: Way, arrival: Arrival): void {
    this.arrivals[way].push(arrival);
    if (arrival.accepted) this.#delivered[way].add(arrival.eventId);
  }

  /** Accepted events that the destination has not accepted on this way. */
  missing(way: Way): SentEvent[] {
    return [...this.accepted.values()].filter(({ id }) => !this.#delivered[way].has(id));
  }

  /** Events that the destination accepted more than once on this way, with the distinct idempotency keys. */
  duplicates(way: Way): { eventId: string; keys: Set<string> }[] {
    const seen = new Map<string, { times: number; keys: Set<string> }>();
    for (const { eventId, idempotencyKey, accepted } of this.arrivals[way]) {
      const event = seen.get(eventId) ?? { times: 0, keys: new Set() };
      seen.set(eventId, event);
      event.keys.add(idempotencyKey);
      if (accepted) event.times += 1;
    }
    return [...seen].filter(([, { times }]) => times > 1).map(([eventId, { keys }]) => ({ eventId, keys }));
  }

  /** Events whose calls did not all carry one idempotency key. */
  mixedKeys(way: Way): string[] {
    const keys = new Map<string, string>();
    const mixed = new Set<string>();
    for (const { eventId, idempotencyKey } of this.arrivals[way]) {
      const first = keys.get(eventId) ?? idempotencyKey;
      keys.set(eventId, first);
      if (first !== idempotencyKey || idempotencyKey === '') mixed.add(eventId);
    }
    return [...mixed];
  }

  /** Events that were first accepted after a later one of the same key, with the place of that one. */
  outOfOrder(): { event: SentEvent; behind: number; at: number }[] {
    const last = new Map<string, number>();
    const seen = new Set<string>();
    const wrong: { event: SentEvent; behind: number; at: number }[] = [];
    for (const { eventId, accepted, at } of this.arrivals['in-order']) {
      const event = this.accepted.get(eventId);
      if (!event || !accepted || seen.has(eventId)) continue;
      seen.add(eventId);
      const before = last.get(event.key) ?? -1;
      if (event.place < before) wrong.push({ event, behind: before, at });
      else last.set(event.key, event.place);
    }
    return wrong;
  }

  /** What arrived that nobody sent, or that was forged. An event whose 202 got lost is sent again until it has one. */
  strangers(): string[] {
    const all = WAYS.flatMap((way) => this.arrivals[way].map(({ eventId }) => eventId));
    return [...new Set(all)].filter((id) => !this.accepted.has(id));
  }
}
