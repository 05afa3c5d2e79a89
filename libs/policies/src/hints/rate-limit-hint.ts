import type { RateLimitHint } from '../engine/admission';
import { DIALECTS, type RateLimitDialect } from './dialects';
import { headerNumber, headerText, type AnswerHeaders, type ProviderWindow } from './provider-window';
import { parseRetryAfter } from './retry-after';

/** An answer as far as it tells of limits. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: AnswerHeaders;
}

/** A refusal that does not say for how long: in milliseconds. GitHub asks for a minute at least. */
const UNTOLD_MS: Partial<Record<RateLimitDialect, number>> = { github: 60_000 };
const UNTOLD_STANDARD_MS = 1_000;

/**
 * What an answer says about the provider's limits; undefined: nothing. A refusal blocks until the time it tells
 * (`Retry-After`, else the end of a window in which nothing remains), and a window that is used up blocks until its end
 * before there is a refusal.
 */
export function readRateLimitHint(dialect: RateLimitDialect, answer: AnswerHead, now: Date): RateLimitHint | undefined {
  const windows = DIALECTS[dialect](answer.headers, now).filter((window) => window !== undefined);
  const usedUp = latest(windows.filter(({ remaining }) => remaining === 0).map(({ resetAt }) => resetAt));
  const retryAt = retryAfter(answer, now) ?? usedUp ?? untold(dialect, answer, now);
  const tightest = windows.toSorted((a, b) => share(a) - share(b))[0];
  if (!tightest) return retryAt && { retryAt };
  return { ...tightest, ...(retryAt ? { retryAt } : {}) };
}

/** `Retry-After`, also with decimals (Shopify), or OpenAI's `retry-after-ms`. Only of an answer that is no success. */
function retryAfter({ status, headers }: AnswerHead, now: Date): Date | undefined {
  if (status < 300) return undefined;
  const milliseconds = headerNumber(headers, 'retry-after-ms');
  const text = headerText(headers, 'retry-after');
  const decimal = /^\d+\.\d+$/.test(text ?? '') ? String(Math.ceil(Number(text))) : text;
  const wait = milliseconds ?? parseRetryAfter(decimal, now);
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}

/** A refusal without a word about when. GitHub refuses with 403 too, and only then says that nothing remains. */
function untold(dialect: RateLimitDialect, { status }: AnswerHead, now: Date): Date | undefined {
  if (status !== 429) return undefined;
  return new Date(now.getTime() + (UNTOLD_MS[dialect] ?? UNTOLD_STANDARD_MS));
}

const share = ({ remaining, limit }: ProviderWindow) => (limit ? remaining / limit : remaining);

function latest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.filter((time) => time !== undefined).map(Number);
  return known.length === 0 ? undefined : new Date(Math.max(...known));
}
