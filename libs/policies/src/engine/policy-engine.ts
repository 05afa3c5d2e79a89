import { performance } from 'node:perf_hooks';
import type { WorkspaceScope } from '@app/kernel';
import { RedisConnection } from '@app/redis';
import { Injectable } from '@nestjs/common';
import type { EffectivePolicy } from '../effective-policy';
import type { Admission, CallEnd, CallRequest, Permit } from './admission';
import type { Transition } from './circuit';
import { CircuitRecord } from './circuit-record';
import { type Decided, Decisions } from './decisions';
import { healthOf } from './health-of';
import type { PolicyHealth } from './policy-health';
import { limiterSeconds, seeDecision, seeTransition } from './policy-metrics';
import { lessonOf } from './provider-limit';
import { HORIZON, MS, rulesOf } from './rules';

/** So many graces after its token a call has to be sent: then to wait for another token costs less than to be late. */
const SENT_WITHIN = 2;

/**
 * Says whether a call may go out under its connector's policy. All processes decide together, in one round trip to Redis
 * before the call and one after it, which calls at the same time share. While Redis is away each process keeps every
 * limit by itself: calls go on, the limits hold for each process instead of for all, and the breaker sees only the
 * process's own calls. What was learned in Redis counts again as soon as it answers; a slot whose end was not told comes
 * back with its lease.
 */
@Injectable()
export class PolicyEngine {
  private readonly decisions: Decisions;

  constructor(
    redis: RedisConnection,
    private readonly record: CircuitRecord,
  ) {
    this.decisions = new Decisions(redis);
  }

  /**
   * May wait for a token that is almost there, or for its turn to get a slot, at most 200 ms each; an admitted call goes
   * out at once. Never throws.
   */
  async admit(call: CallRequest): Promise<Admission> {
    const endWait = limiterSeconds.startTimer();
    try {
      return await this.ask(call);
    } finally {
      endWait();
    }
  }

  private async ask(call: CallRequest): Promise<Admission> {
    const patience = Date.now() + HORIZON / MS;
    for (;;) {
      const askedAt = performance.now();
      const decision = await this.decide(call);
      const waitMs = Math.max(0, decision.at - decision.now) / MS;
      const retryAt = new Date(Date.now() + Math.ceil(waitMs));
      // Slots are free again at any moment: who slept until its turn in the database would find it a little too late.
      const turnIsNear =
        !decision.admitted && decision.reason === 'concurrency_limited' && retryAt.getTime() <= patience;
      if (!decision.admitted && !turnIsNear) return { admitted: false, reason: decision.reason, retryAt };
      await passed(performance.now() + waitMs);
      if (decision.admitted) return { admitted: true, permit: this.permit(call, decision, askedAt + waitMs) };
    }
  }

  /** How things stand with the connector, in one round trip. */
  async health(scope: WorkspaceScope, connectorId: string, policy: EffectivePolicy): Promise<PolicyHealth> {
    const { mode, ...look } = await this.decisions.look(keyOf(scope, connectorId));
    return healthOf(mode, look, rulesOf(policy.policy));
  }

  private async decide(call: CallRequest): Promise<Decided> {
    const key = keyOf(call.scope, call.connectorId);
    const asking = { call: call.callId, waiter: call.waiterId ?? call.callId };
    const decision = await this.decisions.admit(key, rulesOf(call.policy.policy), asking);
    seeDecision(key, decision.mode, decision);
    if (decision.transition) await this.tell(call, decision.transition);
    return decision;
  }

  /** @param from the time of the call's token or a little before it, as `performance.now()` has it */
  private permit(call: CallRequest, decision: Decided & { readonly admitted: true }, from: number): Permit {
    const { grace } = rulesOf(call.policy.policy);
    let ended = false;
    return {
      sendBy: grace === 0 ? undefined : from + (grace * SENT_WITHIN) / MS,
      end: async (how) => {
        if (ended) return;
        ended = true;
        await this.conclude(call, decision, how);
      },
    };
  }

  private async conclude(
    call: CallRequest,
    { mode, token }: Decided & { readonly admitted: true },
    { verdict, latencyMs, hint, unsent }: CallEnd,
  ): Promise<void> {
    const transition = await this.decisions.conclude(
      keyOf(call.scope, call.connectorId),
      rulesOf(call.policy.policy),
      mode,
      {
        call: call.callId,
        verdict,
        latency: Math.round(latencyMs * MS),
        lesson: hint && lessonOf(hint, new Date()),
        token: unsent ? undefined : token,
      },
    );
    if (transition) await this.tell(call, transition);
  }

  private async tell({ scope, connectorId, policy }: CallRequest, transition: Transition): Promise<void> {
    seeTransition(keyOf(scope, connectorId), transition);
    await this.record.write(scope, connectorId, policy, transition);
  }
}

const keyOf = ({ workspaceId }: WorkspaceScope, connectorId: string) => `${workspaceId}:${connectorId}`;

/** Not before this time has passed; a timer alone may be a millisecond early. */
async function passed(time: number): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(left)));
  }
}
