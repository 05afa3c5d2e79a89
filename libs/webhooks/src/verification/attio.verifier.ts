import { hmacVerifier } from './hmac-scheme';
import { jsonText, jsonValues, type LazyJson } from './json-field';
import { contentId } from './signatures';
import { genuine, header, type SignedRequest, type VerifiedEvent } from './verifier';

/** Source: Attio Docs, "Webhooks: authenticating webhooks" and "handling multiple deliveries". */
export const attioVerifier = hmacVerifier({
  name: 'attio',
  signature: { header: 'attio-signature', encoding: 'hex' },
  signed: ['body'],
  eventId: [{ header: 'idempotency-key' }],
  withoutId: 'hash',
  eventType: (_, json) => jsonText(json(), '$.event_type'),
  batch,
});

/** One event for each of `events`: the delivery's id and its place tell it from all others. */
function batch({ headers, body }: SignedRequest, lazyBody: LazyJson): VerifiedEvent[] | undefined {
  const json = lazyBody();
  const events = json === undefined ? undefined : jsonValues(json, '$.events[*]');
  if (events === undefined || events.length === 0) return undefined;
  const delivery = header(headers, 'idempotency-key') ?? contentId([body]);
  return events.map((event, place) => ({
    ...genuine(`${delivery}:${place}`, jsonText(event, '$.event_type')),
    body: Buffer.from(JSON.stringify(event)),
  }));
}
