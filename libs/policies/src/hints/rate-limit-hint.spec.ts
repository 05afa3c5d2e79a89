import type { RateLimitDialect } from './dialects';
import { readRateLimitHint } from './rate-limit-hint';

const now = new Date('2026-01-31T09:30:00.000Z');
const epoch = now.getTime() / 1_000;
const inMs = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const read = (dialect: RateLimitDialect, headers: Record<string, string | string[]>, status = 200) =>
  readRateLimitHint(dialect, { status, headers }, now);

describe('what a provider says about its limits', () => {
  it.each<[string, RateLimitDialect, Record<string, string | string[]>, number, object | undefined]>([
    ['nothing', 'standard', {}, 200, undefined],
    ['seconds', 'standard', { 'retry-after': '120' }, 429, { retryAt: inMs(120_000) }],
    ['an HTTP date', 'standard', { 'retry-after': 'Sat, 31 Jan 2026 09:31:00 GMT' }, 503, { retryAt: inMs(60_000) }],
    ['a wait with a success', 'standard', { 'retry-after': '120' }, 202, undefined],
    ['a refusal without a time', 'standard', {}, 429, { retryAt: inMs(1_000) }],
    [
      'X-RateLimit with seconds from now',
      'standard',
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '30' },
      200,
      { limit: 100, remaining: 7, resetAt: inMs(30_000) },
    ],
    [
      'X-RateLimit used up',
      'standard',
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch + 30) },
      200,
      { limit: 100, remaining: 0, resetAt: inMs(30_000), retryAt: inMs(30_000) },
    ],
    [
      'the drafts’ three fields, with quota policies',
      'standard',
      { 'ratelimit-limit': '10, 10;w=1, 1000;w=3600', 'ratelimit-remaining': '9', 'ratelimit-reset': '1' },
      200,
      { limit: 10, remaining: 9, resetAt: inMs(1_000) },
    ],
    [
      'draft 7 in one field',
      'standard',
      { ratelimit: 'limit=100, remaining=50, reset=5' },
      200,
      { limit: 100, remaining: 50, resetAt: inMs(5_000) },
    ],
    [
      'later drafts: of several windows the tightest',
      'standard',
      { ratelimit: '"day";r=100;t=36000, "burst";r=2;t=5' },
      200,
      { limit: undefined, remaining: 2, resetAt: inMs(5_000) },
    ],
    [
      'GitLab, epoch seconds in RateLimit-Reset',
      'standard',
      {
        'ratelimit-limit': '60',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(epoch + 60),
        'retry-after': '30',
      },
      429,
      { limit: 60, remaining: 0, resetAt: inMs(60_000), retryAt: inMs(30_000) },
    ],
    [
      'GitHub’s primary limit, refused with 403',
      'github',
      { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(epoch + 900) },
      403,
      { limit: 5_000, remaining: 0, resetAt: inMs(900_000), retryAt: inMs(900_000) },
    ],
    [
      'GitHub’s secondary limit',
      'github',
      {
        'retry-after': '60',
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '4990',
        'x-ratelimit-reset': String(epoch + 900),
      },
      403,
      { limit: 5_000, remaining: 4_990, resetAt: inMs(900_000), retryAt: inMs(60_000) },
    ],
    ['GitHub’s refusal without a time: a minute', 'github', {}, 429, { retryAt: inMs(60_000) }],
    ['a permission that GitHub refuses', 'github', {}, 403, undefined],
    [
      'Linear: requests and complexity in epoch milliseconds',
      'linear',
      {
        'x-ratelimit-requests-limit': '1500',
        'x-ratelimit-requests-remaining': '1499',
        'x-ratelimit-requests-reset': String(now.getTime() + 3_600_000),
        'x-ratelimit-complexity-limit': '250000',
        'x-ratelimit-complexity-remaining': '0',
        'x-ratelimit-complexity-reset': String(now.getTime() + 600_000),
      },
      400,
      { limit: 250_000, remaining: 0, resetAt: inMs(600_000), retryAt: inMs(600_000) },
    ],
    ['Shopify’s bucket', 'shopify', { 'x-shopify-shop-api-call-limit': '32/40' }, 200, { limit: 40, remaining: 8 }],
    [
      'Shopify’s refusal, with decimals',
      'shopify',
      { 'x-shopify-shop-api-call-limit': '40/40', 'retry-after': '2.0' },
      429,
      { limit: 40, remaining: 0, retryAt: inMs(2_000) },
    ],
    [
      'HubSpot',
      'hubspot',
      {
        'x-hubspot-ratelimit-max': '100',
        'x-hubspot-ratelimit-remaining': '99',
        'x-hubspot-ratelimit-interval-milliseconds': '10000',
      },
      200,
      { limit: 100, remaining: 99, resetAt: inMs(10_000) },
    ],
    [
      'Discord, with fractions of a second',
      'discord',
      { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1.5' },
      200,
      { limit: 5, remaining: 0, resetAt: inMs(1_500), retryAt: inMs(1_500) },
    ],
    [
      'OpenAI: requests and tokens with durations',
      'openai',
      {
        'x-ratelimit-limit-requests': '60',
        'x-ratelimit-remaining-requests': '59',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-limit-tokens': '150000',
        'x-ratelimit-remaining-tokens': '100',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      200,
      { limit: 150_000, remaining: 100, resetAt: inMs(360_000) },
    ],
    ['OpenAI’s milliseconds', 'openai', { 'retry-after-ms': '250' }, 429, { retryAt: inMs(250) }],
    ['Slack: only the wait', 'standard', { 'retry-after': '30' }, 429, { retryAt: inMs(30_000) }],
  ])('%s', (_, dialect, headers, status, hint) => {
    expect(read(dialect, headers, status)).toEqual(hint);
  });

  it.each(['', '-1', 'soon', '1e9', '9'.repeat(400), '0x10', 'NaN', '1 2'])(
    'is nothing when it is no number: %j',
    (junk) => {
      const headers = {
        'x-ratelimit-remaining': junk,
        'x-ratelimit-reset': junk,
        ratelimit: junk,
        'retry-after': 'junk',
      };
      expect(read('standard', headers)).toBeUndefined();
    },
  );
});
