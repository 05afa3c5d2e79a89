import { digitsOf, exactJson } from './exact-json';

/** A delivery as GitHub lists it. */
export interface ListedDelivery {
  /** GitHub's own number of this attempt. */
  readonly id: string;
  /** What was `X-GitHub-Delivery`; the same for each attempt. */
  readonly guid: string;
  readonly deliveredAt: Date;
}

/** A delivery as it was sent. */
export interface SentDelivery {
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** The JSON, not the bytes: those are not told. */
  readonly payload: string;
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing for an answer that is no list of deliveries. */
export function listedDeliveries(body: Buffer): ListedDelivery[] | undefined {
  const list = parsed(body);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((item: unknown) => {
    if (!isObject(item)) return [];
    const { guid, delivered_at: at } = item;
    const [id, deliveredAt] = [digitsOf(item.id), new Date(typeof at === 'string' ? at : NaN)];
    return id !== undefined && typeof guid === 'string' && !isNaN(deliveredAt.getTime())
      ? [{ id, guid, deliveredAt }]
      : [];
  });
}

/** Nothing for an answer that does not tell what was sent, or that tells of another delivery. */
export function sentDelivery(body: Buffer, guid: string): SentDelivery | undefined {
  const delivery = parsed(body);
  if (!isObject(delivery) || delivery.guid !== guid || !isObject(delivery.request)) return undefined;
  const { headers, payload } = delivery.request;
  if (!isObject(headers) || payload === null || payload === undefined) return undefined;
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    headers: Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value])),
    payload: JSON.stringify(payload),
  };
}

/** Where the list goes on: the cursor alone is taken from the link, never its address. Source: RFC 8288, "Link". */
export function nextCursor(link: string | string[] | undefined): string | undefined {
  const next = [link ?? '']
    .flat()
    .join(',')
    .match(/<([^<>]*)>\s*;[^,]*\brel="?next"?/i)?.[1];
  if (next === undefined || !URL.canParse(next, 'https://api.github.com')) return undefined;
  return new URL(next, 'https://api.github.com').searchParams.get('cursor') ?? undefined;
}

function parsed(body: Buffer): unknown {
  try {
    return exactJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
