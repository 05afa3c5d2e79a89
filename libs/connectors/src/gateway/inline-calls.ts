import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '@app/http';
import { DomainError, newId, type WorkspaceScope } from '@app/kernel';
import { retryDecision } from '@app/policies';
import { Injectable } from '@nestjs/common';
import type { CallAnswer, CallHeld } from './call-answer';
import { encodeBody } from './call-body';
import { failureOf } from './call-failure';
import { fillTemplate, hasPlaceholders } from './call-template';
import type { CallRequestDto } from './call.request.dto';
import { CallResultDto } from './call-result.dto';
import { ConnectorGateway } from './connector-gateway';
import type { ConnectorRequest } from './prepared-call';

/** The policy lets no call out in time. */
export class CallRefused extends DomainError {
  constructor({ reason, until }: CallHeld) {
    const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000));
    const kind = reason === 'paused' ? 'conflict' : reason === 'circuit_open' ? 'unavailable' : 'rate_limited';
    super(kind, `connector_${reason}`, MESSAGES[reason], { retryAfterSeconds: seconds });
  }
}

const MESSAGES: Readonly<Record<CallHeld['reason'], string>> = {
  paused: 'This connector is paused; resume it to call through it.',
  rate_limited: 'The rate limit of this connector is reached; call again later, or raise the limit in its policy.',
  concurrency_limited: 'As many calls of this connector are under way as its policy allows; call again later.',
  circuit_open: 'The circuit breaker of this connector is open: its calls failed too often. Call again later.',
};

export interface InlineCall {
  readonly connectorId: string;
  readonly request: CallRequestDto;
  readonly actor: Actor;
  /** By which the third party can tell a repetition. */
  readonly idempotencyKey?: string;
}

type Ended = Exclude<CallAnswer, { held: unknown }>;

/** Bytes of an answer that a caller gets. */
const ANSWERED_BYTES = 256 * 1024;

/**
 * Calls that somebody waits for. They are tried again here, and nowhere else, as the policy has it, within the policy's
 * total time: that is the longest anybody waits, waiting for the policy's admission included.
 */
@Injectable()
export class InlineCalls {
  constructor(private readonly gateway: ConnectorGateway) {}

  /** Throws {@link CallRefused} when the policy lets no attempt out in time; a failed call is a result. */
  async make(scope: WorkspaceScope, call: InlineCall): Promise<CallResultDto> {
    const startedAt = Date.now();
    const callId = newId();
    const request = requestOf(call);
    let last: Ended | undefined;
    for (let attempt = 1; ;) {
      const answer = await this.attempt(scope, request, call, { callId, attempt, startedAt }, last);
      const left = startedAt + answer.policy.timeout.totalMs - Date.now();
      if ('held' in answer) {
        const wait = answer.held.until.getTime() - Date.now();
        if (answer.held.reason !== 'paused' && wait < left) await delay(Math.max(0, wait));
        else if (last) return resultOf(last, callId, attempt - 1, startedAt);
        else throw new CallRefused(answer.held);
        continue;
      }
      last = answer;
      const wait = retryWait(answer, attempt, request.method);
      if (wait === undefined || wait >= left) return resultOf(answer, callId, attempt, startedAt);
      await delay(wait);
      attempt += 1;
    }
  }

  private attempt(
    scope: WorkspaceScope,
    request: ConnectorRequest,
    { actor, idempotencyKey }: InlineCall,
    { callId, attempt, startedAt }: { callId: string; attempt: number; startedAt: number },
    last: Ended | undefined,
  ): Promise<CallAnswer> {
    const withinMs = last && startedAt + last.policy.timeout.totalMs - Date.now();
    const { type, id } = actor;
    return this.gateway.call(scope, request, {
      attempt,
      callId,
      idempotencyKey,
      actor: { type, id },
      maxResponseBytes: ANSWERED_BYTES,
      withinMs,
    });
  }
}

/** Milliseconds until the next attempt; nothing when there is none. */
function retryWait(answer: Ended, attempt: number, method: string): number | undefined {
  const failure = failureOf(answer, new Date());
  if (!failure) return undefined;
  const keyedMethod = answer.keyed ? undefined : method;
  const decision = retryDecision(answer.policy.retry, { attempt, failure, method: keyedMethod });
  return decision.retry ? decision.afterMs : undefined;
}

function resultOf(answer: Ended, callId: string, attempts: number, startedAt: number): CallResultDto {
  return CallResultDto.from(answer, { callId, attempts, latencyMs: Date.now() - startedAt, limit: ANSWERED_BYTES });
}

function requestOf({ connectorId, request }: InlineCall): ConnectorRequest {
  const { method = 'GET', event, ...call } = request;
  const template = { path: call.path ?? '/', query: call.query, headers: call.headers, body: call.body };
  const filled = event === undefined || !hasPlaceholders(template) ? template : fillTemplate(template, event);
  const encoded = filled.body && encodeBody(filled.body);
  const { path, query, headers } = filled;
  return { connectorId, method, path, query, headers, body: encoded?.bytes, contentType: encoded?.contentType };
}
