import { newId } from '@app/kernel';
import { type CallEnd, type Permit, type PolicyEngine, readRateLimitHint } from '@app/policies';
import type { AttemptEnd, CallHeld } from './call-answer';
import type { CallTarget } from './call-target';

/** How long the jobs of a paused connector are put off, in milliseconds: spread, so that they do not come back at once. */
const PAUSED_MS = { least: 10_000, spread: 20_000 };

/** Why no call goes out of a connector that is paused; nothing for one that is not. */
export function pausedHold({ connector }: CallTarget): CallHeld | undefined {
  if (connector.status !== 'paused') return undefined;
  return { reason: 'paused', until: new Date(Date.now() + PAUSED_MS.least + Math.random() * PAUSED_MS.spread) };
}

/** The right to call now, or why not and until when. A job keeps its place in the queue from attempt to attempt. */
export async function callAdmission(
  engine: PolicyEngine,
  target: CallTarget,
  waiterId: string,
): Promise<{ readonly permit: Permit } | { readonly held: CallHeld }> {
  const { scope, id: connectorId } = target.connector;
  const admission = await engine.admit({ scope, connectorId, policy: target, callId: newId(), waiterId });
  if (admission.admitted) return { permit: admission.permit };
  return { held: { reason: admission.reason, until: admission.retryAt } };
}

/** Tells the policy how the call ended; a call without an end was a mistake of ours and says nothing. */
export async function endOfPermit(
  permit: Permit,
  { type }: CallTarget,
  ended: AttemptEnd | undefined,
  latencyMs: number,
): Promise<void> {
  const hint =
    ended && 'response' in ended ? readRateLimitHint(type.rateLimitDialect, ended.response, new Date()) : undefined;
  const unsent = ended && 'error' in ended && ended.error.phase === 'before_send';
  await permit.end({ verdict: verdictOf(ended), latencyMs, ...(hint && { hint }), ...(unsent && { unsent }) });
}

const OUR_DOING: ReadonlySet<string> = new Set(['aborted', 'not_sent_in_time']);

/** The call was not sent while its permit was good: it needs another one. */
export function isLate(ended: AttemptEnd): boolean {
  return 'error' in ended && ended.error.code === 'not_sent_in_time';
}

/** What an end says of the provider's health: our own refusals and the caller's mistakes say nothing. */
export function verdictOf(ended: AttemptEnd | undefined): CallEnd['verdict'] {
  if (!ended || 'held' in ended) return 'neutral';
  if ('error' in ended) return ended.error.retryable && !OUR_DOING.has(ended.error.code) ? 'failure' : 'neutral';
  const { status } = ended.response;
  if (status >= 500) return 'failure';
  return status >= 400 ? 'neutral' : 'success';
}
