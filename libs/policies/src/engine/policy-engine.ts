import type { WorkspaceScope } from '@app/kernel';
import { RedisConnection } from '@app/redis';
import { Injectable } from '@nestjs/common';
import type { EffectivePolicy } from '../effective-policy';
import type { Admission, CallEnd, CallRequest, Permit } from './admission';
import type { Transition } from './circuit';
import { CircuitRecord } from './circuit-record';
import type { Decision } from './decision';
import { healthOf } from './health-of';
import { LocalState } from './local-state';
import type { PolicyHealth } from './policy-health';
import { limiterSeconds, seeDecision, seeTransition } from './policy-metrics';
import { lessonOf } from './provider-limit';
import { SharedState } from './redis/shared-state';
import { HORIZON, MS, rulesOf } from './rules';

/** A decision, its time, and who made it. */
type Decided = Decision & { readonly now: number; readonly by: SharedState | LocalState };

/**
 * Says whether a call may go out under its connector's policy. All processes decide together, in one round trip to Redis
 * before the call and one after it. While Redis is away each process keeps every limit by itself: calls go on, the
 * limits hold for each process instead of for all, and the breaker sees only the process's own calls. What was learned
 * in Redis counts again as soon as it answers; a slot whose end was not told comes back with its lease.
 */
@Injectable()
export class PolicyEngine {
  private readonly shared: SharedState;
  private readonly local = new LocalState();

  constructor(
    private readonly redis: RedisConnection,
    private readonly record: CircuitRecord,
  ) {
    this.shared = new SharedState(redis.client);
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
      const decision = await this.decide(call);
      const waitMs = Math.ceil(Math.max(0, decision.at - decision.now) / MS);
      const retryAt = new Date(Date.now() + waitMs);
      // Slots are free again at any moment: who slept until its turn in the database would find it a little too late.
      const turnIsNear =
        !decision.admitted && decision.reason === 'concurrency_limited' && retryAt.getTime() <= patience;
      if (!decision.admitted && !turnIsNear) return { admitted: false, reason: decision.reason, retryAt };
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (decision.admitted) return { admitted: true, permit: this.permit(call, decision.by) };
    }
  }

  /** How things stand with the connector, in one round trip. */
  async health(scope: WorkspaceScope, connectorId: string, policy: EffectivePolicy): Promise<PolicyHealth> {
    const key = keyOf(scope, connectorId);
    const rules = rulesOf(policy.policy);
    return this.redis.tryOr<PolicyHealth>(
      async () => healthOf('shared', await this.shared.look(key), rules),
      () => healthOf('local', this.local.look(key), rules),
    );
  }

  private async decide(call: CallRequest): Promise<Decided> {
    const [key, rules] = [keyOf(call.scope, call.connectorId), rulesOf(call.policy.policy)];
    const asking = { call: call.callId, waiter: call.waiterId ?? call.callId };
    const decision = await this.redis.tryOr<Decided>(
      async () => ({ ...(await this.shared.admit(key, rules, asking)), by: this.shared }),
      () => ({ ...this.local.admit(key, rules, asking), by: this.local }),
    );
    seeDecision(key, decision.by === this.local ? 'local' : 'shared', decision);
    await this.tell(call, decision.transition);
    return decision;
  }

  private permit(call: CallRequest, by: Decided['by']): Permit {
    let ended = false;
    const end = async (how: CallEnd) => {
      if (ended) return;
      ended = true;
      await this.conclude(call, by, how);
    };
    return { end };
  }

  /** Tells those who hold the slot; this process alone when Redis is away by now. */
  private async conclude(call: CallRequest, by: Decided['by'], { verdict, latencyMs, hint }: CallEnd): Promise<void> {
    const [key, rules] = [keyOf(call.scope, call.connectorId), rulesOf(call.policy.policy)];
    const lesson = hint && lessonOf(hint, new Date());
    const ended = { call: call.callId, verdict, latency: Math.round(latencyMs * MS), lesson };
    const here = () => this.local.conclude(key, rules, ended);
    const transition =
      by === this.local
        ? here()
        : await this.redis.tryOr<Transition | undefined>(() => this.shared.conclude(key, rules, ended), here);
    await this.tell(call, transition);
  }

  private async tell({ scope, connectorId, policy }: CallRequest, transition: Transition | undefined): Promise<void> {
    if (!transition) return;
    seeTransition(keyOf(scope, connectorId), transition);
    await this.record.write(scope, connectorId, policy, transition);
  }
}

const keyOf = ({ workspaceId }: WorkspaceScope, connectorId: string) => `${workspaceId}:${connectorId}`;
