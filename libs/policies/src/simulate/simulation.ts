import { conclude, decide } from '../engine/decision';
import { MS, rulesOf, SECOND } from '../engine/rules';
import { newState } from '../engine/state';
import type { PolicyDocument } from '../policy-document';
import { retryDecision, type CallFailure } from '../retry-decision';
import { chance } from './chance';
import { EventQueue } from './event-queue';
import { type Moment, Timeline, totals, type Totals } from './timeline';
import { arrivals, isOut, type Traffic } from './traffic';

export interface Prediction {
  readonly stepSeconds: number;
  readonly timeline: readonly Moment[];
  readonly totals: Totals;
  /** True when the simulation stopped early, because it became too long. */
  readonly truncated: boolean;
}

interface Call {
  readonly id: string;
  attempt: number;
}

type Happening = { readonly call: Call; readonly failure?: CallFailure; readonly latency?: number };

/** No more things than this happen in one simulation. */
const MOST_HAPPENINGS = 60_000;
/** Other requests have their turn after so many. */
const BREATH = 1_000;
/** The epoch of the virtual clock; any will do, but for 0, which means never. */
const START = 1e15;

/**
 * What a policy makes of traffic, on a virtual clock: the decisions are the engine's own, see `engine/decision.ts`.
 * Every call is a job: when it is refused it comes back when told, and when it fails the policy's retry part decides.
 */
export async function simulate(policy: PolicyDocument, traffic: Traffic): Promise<Prediction> {
  const [random, rules, state] = [chance(traffic.seed), rulesOf(policy), newState()];
  const [queue, timeline] = [new EventQueue<Happening>(), new Timeline(traffic.durationSeconds)];
  arrivals(traffic, random).forEach((at, index) => queue.add(at, { call: { id: String(index), attempt: 0 } }));

  const ask = (at: number, call: Call) => {
    if (call.attempt === 0) {
      timeline.arrive(at);
      call.attempt = 1;
    }
    const decision = decide(state, START + at, rules, { call: `${call.id}:${call.attempt}`, waiter: call.id });
    if (decision.transition) timeline.turn(at, decision.transition.to);
    if (!decision.admitted) {
      timeline.refuse(at, decision.reason);
      return queue.add(toMillisecond(decision.at - START), { call });
    }
    timeline.admit(at, call.attempt);
    const from = decision.at - START;
    const answer = answerTo(policy, traffic, from, random);
    queue.add(from + answer.latency, { call, ...answer });
  };

  const end = (at: number, call: Call, latency: number, failure: CallFailure | undefined) => {
    const verdict = failure ? 'failure' : 'success';
    const turned = conclude(state, START + at, rules, { call: `${call.id}:${call.attempt}`, verdict, latency });
    timeline.end(at, failure ? 'failed' : 'succeeded');
    if (turned) timeline.turn(at, turned.to);
    if (!failure) return;
    const next = retryDecision(policy.retry, { attempt: call.attempt, failure, random: random() });
    if (!next.retry) return timeline.giveUp(at);
    call.attempt += 1;
    timeline.again(at);
    queue.add(at + next.afterMs * MS, { call });
  };

  let happened = 0;
  for (let next = queue.next(); next && next.at < traffic.durationSeconds * SECOND; next = queue.next()) {
    if ((happened += 1) > MOST_HAPPENINGS) break;
    if (happened % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    const { call, failure, latency } = next.what;
    if (latency === undefined) ask(next.at, call);
    else end(next.at, call, latency, failure);
  }
  const moments = timeline.close();
  const { stepSeconds } = timeline;
  return { stepSeconds, timeline: moments, totals: totals(moments), truncated: happened > MOST_HAPPENINGS };
}

/** How the provider answers a call that reaches it at this time; who takes too long is cut off. */
function answerTo({ timeout }: PolicyDocument, traffic: Traffic, at: number, random: () => number) {
  const took = traffic.latencyMs * MS * (0.5 + random());
  const latency = Math.max(1, Math.floor(Math.min(took, timeout.totalMs * MS)));
  const fails = random() * 100 < traffic.failurePercent || isOut(traffic, at);
  const failure: CallFailure | undefined =
    took > timeout.totalMs * MS
      ? { kind: 'network', code: 'timeout', retryable: true, phase: 'after_send' }
      : fails
        ? { kind: 'status', status: traffic.failureStatus }
        : undefined;
  return { latency, failure };
}

/** A job's time is a whole millisecond, not before it was told. */
const toMillisecond = (at: number) => Math.ceil(at / MS) * MS;
