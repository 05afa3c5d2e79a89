import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { EffectivePolicy } from '../effective-policy';
import { parseRetryAfter } from '../retry-after';
import type { Admission, CallRequest, RateLimitHint } from './admission';

/** Stands in for the engine until it is there: admits every call. */
@Injectable()
export class PolicyEngine {
  acquire(_: CallRequest): Promise<Admission> {
    return Promise.resolve({ admitted: true, permit: { end: () => Promise.resolve() } });
  }

  /** How a connector stands with its policy now. */
  health(_scope: WorkspaceScope, _connectorId: string, _policy: EffectivePolicy): Promise<PolicyHealth> {
    return Promise.resolve({
      breaker: { state: 'closed', failureRate: null, calls: 0, closesAt: null },
      rateLimit: { available: null, blockedUntil: null },
      concurrency: { inFlight: null },
    });
  }
}

export interface PolicyHealth {
  readonly breaker: {
    readonly state: 'closed' | 'open' | 'half_open';
    readonly failureRate: number | null;
    readonly calls: number;
    readonly closesAt: Date | null;
  };
  readonly rateLimit: { readonly available: number | null; readonly blockedUntil: Date | null };
  readonly concurrency: { readonly inFlight: number | null };
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export function readRateLimitHint(
  _dialect: string,
  { status, headers }: { status: number; headers: Headers },
  now: Date,
): RateLimitHint | undefined {
  const after = [headers['retry-after']].flat()[0];
  const wait = status === 429 || status === 503 ? parseRetryAfter(after, now) : undefined;
  return wait === undefined ? undefined : { retryAt: new Date(now.getTime() + wait) };
}
