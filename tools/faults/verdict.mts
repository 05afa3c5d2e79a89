import { type Ledger, WAYS } from './ledger.mts';
import type { Operator } from './operator.mts';

/** One thing that must hold, and what was found against it. */
export interface Check {
  readonly what: string;
  readonly against: readonly string[];
}

/** Holds what the product says of itself against the ledger, and the ledger against what was promised. */
export async function judge(ledger: Ledger, operator: Operator): Promise<Check[]> {
  const dead = await operator.jobs('status=dead');
  const recorded = await operator.recordedChanges();
  const names = (ids: Iterable<string>) => [...ids].slice(0, 5);
  return [
    {
      what: 'every event that was answered 202 was delivered on both ways',
      against: WAYS.flatMap((way) => ledger.missing(way).map(({ id }) => `${id} (${way})`)),
    },
    { what: 'no event is dead', against: names(dead.map(({ id }) => `job ${id}`)) },
    {
      what: 'all calls of an event carried one idempotency key',
      against: WAYS.flatMap((way) => ledger.mixedKeys(way)),
    },
    {
      what: 'an event was delivered twice only where an attempt was cut',
      against: await unexplained(ledger, operator),
    },
    {
      what: 'events of one key were delivered in their order',
      against: ledger
        .outOfOrder()
        .map(
          ({ event, behind, at }) =>
            `${event.id}: ${event.key} ${event.place} came after ${behind}, at ${Math.round(at / 1_000)} s`,
        ),
    },
    { what: 'nothing forged or unknown was delivered', against: ledger.strangers() },
    { what: 'no answer was wrong', against: ledger.wrongAnswers },
    { what: 'the audit chains are whole', against: await operator.brokenChains() },
    {
      what: 'every change that was answered as done is in the audit log',
      against: recorded < operator.changes ? [`${recorded} of ${operator.changes}`] : [],
    },
  ];
}

/** Where the product made one attempt only, nothing can have cut it short: a second delivery would be its own doing. */
async function unexplained(ledger: Ledger, operator: Operator): Promise<string[]> {
  const wrong: string[] = [];
  const twice = new Set(WAYS.flatMap((way) => ledger.duplicates(way).map(({ eventId }) => eventId)));
  for (const eventId of twice) {
    const event = ledger.accepted.get(eventId);
    const calls = event ? await operator.jobs(`type=connector.call&traceId=${event.traceId}`) : [];
    if (calls.length !== WAYS.length || calls.every(({ attempts }) => attempts === 1)) wrong.push(eventId);
  }
  return wrong;
}
