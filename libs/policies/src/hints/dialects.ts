import { headerNumber, headerText, type AnswerHeaders, type ProviderWindow, windowOf } from './provider-window';
import { durationTime, resetTime } from './reset-time';

/** Reads the windows of which an answer's headers tell. */
type Dialect = (headers: AnswerHeaders, now: Date) => (ProviderWindow | undefined)[];

const three = (prefix: string, suffix = '') => ({
  limit: `${prefix}limit${suffix}`,
  remaining: `${prefix}remaining${suffix}`,
  reset: `${prefix}reset${suffix}`,
});

/**
 * `RateLimit-*` of draft-ietf-httpapi-ratelimit-headers: three fields up to draft 6, one field `limit=, remaining=,
 * reset=` in draft 7, a list of `"name";r=;t=` since draft 8; and the `X-RateLimit-*` that came before them. GitLab sends
 * the former with an epoch time ("Rate limits", GitLab Docs).
 */
const standard: Dialect = (headers, now) => {
  const reset = (text: string) => resetTime(text, now);
  return [
    ...oneField(headers, now),
    windowOf(headers, three('ratelimit-'), reset),
    windowOf(headers, three('x-ratelimit-'), reset),
  ];
};

function oneField(headers: AnswerHeaders, now: Date): ProviderWindow[] {
  const text = headerText(headers, 'ratelimit');
  if (text === undefined) return [];
  const items = text.split(/,(?=\s*")/).slice(0, 10);
  return items.flatMap((item) => {
    const number = (...names: string[]) => {
      const found = new RegExp(`(?:^|[;,\\s])(?:${names.join('|')})=(\\d{1,15})(?:[;,\\s]|$)`).exec(item);
      return found ? Number(found[1]) : undefined;
    };
    const [remaining, seconds] = [number('r', 'remaining'), number('t', 'reset')];
    if (remaining === undefined) return [];
    const resetAt = seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1_000);
    return [{ limit: number('limit'), remaining, resetAt }];
  });
}

/** "Rate limiting", Linear Developers: requests, complexity and single endpoints, each until an epoch millisecond. */
const linear: Dialect = (headers, now) =>
  ['x-ratelimit-requests-', 'x-ratelimit-complexity-', 'x-ratelimit-endpoint-requests-'].map((prefix) =>
    windowOf(headers, three(prefix), (text) => resetTime(text, now)),
  );

/** "REST Admin API rate limits", Shopify: `32/40`, a bucket that leaks; no window ends. */
const shopify: Dialect = (headers) => {
  const found = /^(\d{1,9})\/(\d{1,9})$/.exec(headerText(headers, 'x-shopify-shop-api-call-limit') ?? '');
  if (!found) return [];
  const [used, limit] = [Number(found[1]), Number(found[2])];
  return [{ limit, remaining: Math.max(0, limit - used) }];
};

/** "API usage guidelines", HubSpot: a window of so many milliseconds; the daily one says no end. */
const hubspot: Dialect = (headers, now) => {
  const interval = headerNumber(headers, 'x-hubspot-ratelimit-interval-milliseconds') ?? 10_000;
  const names = { ...three('x-hubspot-ratelimit-'), limit: 'x-hubspot-ratelimit-max' };
  return [windowOf(headers, names, () => new Date(now.getTime() + interval))];
};

/** "Rate limits", Discord Developers: `-reset-after` in seconds spares both sides' clocks. */
const discord: Dialect = (headers, now) => {
  const names = { ...three('x-ratelimit-'), reset: 'x-ratelimit-reset-after' };
  return [windowOf(headers, names, (text) => resetTime(text, now))];
};

/** "Rate limits", OpenAI: requests and tokens, each until a duration such as `6m0s`. */
const openai: Dialect = (headers, now) =>
  ['-requests', '-tokens'].map((suffix) =>
    windowOf(headers, three('x-ratelimit-', suffix), (text) => durationTime(text, now)),
  );

/** How providers tell their limits. A provider that only sends `Retry-After` speaks `standard`. */
export const DIALECTS = {
  standard,
  /** "Rate limits for the REST API", GitHub Docs: `x-ratelimit-*` with an epoch second. */
  github: standard,
  linear,
  shopify,
  hubspot,
  discord,
  openai,
} as const satisfies Record<string, Dialect>;

export type RateLimitDialect = keyof typeof DIALECTS;
