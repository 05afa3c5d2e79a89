import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { EffectivePolicy } from '../effective-policy';
import { parseRetryAfter } from '../retry-after';
import type { Admission, CallRequest, PolicyHealth, RateLimitHint } from './admission';

/** Stands in for the engine until it is there: admits every call. */
@Injectable()
export class PolicyEngine {
  admit(_: CallRequest): Promise<Admission> {
    return Promise.resolve({ admitted: true, permit: { end: () => Promise.resolve() } });
  }

  /** How things stand with a connector now. */
  health(_scope: WorkspaceScope, _connectorId: string, _policy: EffectivePolicy): Promise<PolicyHealth> {
    return Promise.resolve({
      mode: 'local',
      circuit: { state: 'closed', since: null, probesFrom: null, calls: 0, failurePercent: null },
      rateLimit: { tokens: null, blockedUntil: null, provider: null },
      concurrency: { inFlight: 0, limit: null },
      waiting: 0,
    });
  }
}

export type RateLimitDialect =
  'standard' | 'github' | 'linear' | 'shopify' | 'slack' | 'hubspot' | 'discord' | 'openai';

export function readRateLimitHint(
  _dialect: RateLimitDialect,
  { status, headers }: { status: number; headers: Record<string, string | string[] | undefined> },
  now: Date,
): RateLimitHint | undefined {
  const after = [headers['retry-after']].flat()[0];
  const wait = status === 429 || status === 503 ? parseRetryAfter(after, now) : undefined;
  return wait === undefined ? undefined : { retryAt: new Date(now.getTime() + wait) };
}
