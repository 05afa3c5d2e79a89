import { RequestLog } from '@app/audit';
import { EgressClient, EgressError } from '@app/egress';
import { newId, Unavailable, UnderWay, type WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { PolicyEngine } from '@app/policies';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type CallCredentials, CallCredentialsSource } from '../sign-in/call-credentials';
import { callAdmission, endOfPermit, isLate, pausedHold, verdictOf } from './call-admission';
import { type AttemptEnd, type CallAnswer, type CallError, outcomeOfStatus } from './call-answer';
import { countCall, countHeld } from './call-metrics';
import { type CallTarget, CallTargets } from './call-target';
import { type ConnectorRequest, type PreparedCall, prepareCall, signedIn } from './prepared-call';

export interface CallCircumstances {
  /** Counted from 1. */
  readonly attempt: number;
  /** The same for every attempt of the same call. */
  readonly callId: string;
  /** By which the third party can tell a repetition; the call's id unless somebody gave one. */
  readonly idempotencyKey?: string;
  readonly actor: { readonly type: 'job' | 'user' | 'api_key'; readonly id: string };
  readonly jobId?: string;
  readonly signal?: AbortSignal;
  /** Bytes of the answer's body that are read. */
  readonly maxResponseBytes: number;
  /** Milliseconds that are left for this attempt, where the policy would allow more. */
  readonly withinMs?: number;
  /** An operator looks whether it works: also while it is paused, and with the connector as it is at this moment. */
  readonly test?: boolean;
}

/** Permits that one attempt asks for. */
const MOST_PERMITS = 3;

type Timed = AttemptEnd & { readonly latencyMs: number };
type Attempt = Timed & { readonly credentials: CallCredentials };
type Signed = CallCredentials | { readonly error: CallError };

/** The one way out: policy, secret, SSRF-safe client, and a row in the request log for every call. */
@Injectable()
export class ConnectorGateway implements OnApplicationShutdown {
  private readonly logger = new Logger('ConnectorGateway');
  private readonly telling = new UnderWay();

  constructor(
    private readonly targets: CallTargets,
    private readonly credentials: CallCredentialsSource,
    private readonly policies: PolicyEngine,
    private readonly egress: EgressClient,
    private readonly requestLog: RequestLog,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.telling.settled();
  }

  /**
   * Makes one attempt of a call. Throws `NotCallable` when it cannot be made at all; a failed call, and one that has to
   * wait, is an answer. An access token that is refused is renewed and the attempt made once more.
   */
  async call(scope: WorkspaceScope, request: ConnectorRequest, circumstances: CallCircumstances): Promise<CallAnswer> {
    const target = await this.targetOf(scope, request, circumstances);
    const call = prepareCall(target, request, circumstances.idempotencyKey ?? circumstances.callId);
    const { policy, policyId, version: policyVersion } = target;
    const under = { policy, policyId, policyVersion, keyed: target.type.idempotency?.honoured ?? false };
    const held = circumstances.test ? undefined : pausedHold(target);
    if (held) countHeld(held.reason);
    if (held) return { ...under, held, latencyMs: 0, secrets: [] };
    const first = await this.attempt(target, call, circumstances);
    const { accessToken } = first.credentials;
    const refused = 'response' in first && first.response.status === 401 ? accessToken : undefined;
    const last = refused === undefined ? first : await this.attempt(target, call, circumstances, refused);
    const { credentials, ...ended } = last;
    return { ...under, ...ended, secrets: [...first.credentials.secrets, ...credentials.secrets] };
  }

  private targetOf(scope: WorkspaceScope, { connectorId }: ConnectorRequest, { test }: CallCircumstances) {
    return test ? this.targets.fresh(scope, connectorId) : this.targets.of(scope, connectorId);
  }

  /** Signs in before it is admitted: a call that waits for a token must not hold a place of those that could go. */
  private async attempt(
    target: CallTarget,
    call: PreparedCall,
    circumstances: CallCircumstances,
    refused?: string,
  ): Promise<Attempt> {
    const nothing = { headers: {}, query: {}, secrets: [] };
    const signed = await this.signIn(target, call, circumstances, refused);
    if ('error' in signed) return { error: signed.error, latencyMs: 0, credentials: nothing };
    const last = await this.admitted(target, call, signed, circumstances);
    if ('held' in last) {
      countHeld(last.held.reason);
      return { ...last, credentials: signed };
    }
    countCall(target.type.type, last, last.latencyMs, circumstances.attempt);
    this.record(target, call, circumstances, last);
    return { ...last, credentials: signed };
  }

  /**
   * Under a permit, and under another one when it could not be sent in time: its connection is there by then, or the
   * process has caught up. The last one is used whatever comes between.
   */
  private async admitted(
    target: CallTarget,
    call: PreparedCall,
    credentials: CallCredentials,
    circumstances: CallCircumstances,
    permits = MOST_PERMITS,
  ): Promise<Timed> {
    const admission = await callAdmission(this.policies, target, circumstances.callId);
    if ('held' in admission) return { held: admission.held, latencyMs: 0 };
    const { permit } = admission;
    const startedAt = performance.now();
    let ended: AttemptEnd | undefined;
    try {
      ended = await this.send(target, call, credentials, circumstances, permits > 1 ? permit.sendBy : undefined);
    } finally {
      await this.toldEnd(ended, endOfPermit(permit, target, ended, performance.now() - startedAt));
    }
    if (isLate(ended)) return this.admitted(target, call, credentials, circumstances, permits - 1);
    return { ...ended, latencyMs: performance.now() - startedAt };
  }

  /**
   * Nobody waits for word of a success: it is on its way to Redis before whatever this call's job leads to. Where it does
   * not get there the permit runs out by itself, as it does when the process dies.
   */
  private toldEnd(ended: AttemptEnd | undefined, told: Promise<void>): Promise<void> | undefined {
    if (!ended || verdictOf(ended) !== 'success') return told;
    void this.telling.add(
      told.catch((error: unknown) => this.logger.warn('the end of a call was not told to its policy', { error })),
    );
    return undefined;
  }

  private async signIn(
    target: CallTarget,
    { method, url, body }: PreparedCall,
    { callId, idempotencyKey: id = callId, signal }: CallCircumstances,
    refused: string | undefined,
  ): Promise<Signed> {
    try {
      return await this.credentials.of(target, { method, url, body, id, now: new Date() }, signal, refused);
    } catch (error) {
      // The token endpoint is away, or its address is forbidden: a failed attempt like any other.
      if (error instanceof EgressError) return { error };
      if (!(error instanceof Unavailable)) throw error;
      const { code, message } = error;
      return { error: { code, message, retryable: true, phase: 'before_send' } };
    }
  }

  private async send(
    target: CallTarget,
    call: PreparedCall,
    credentials: CallCredentials,
    { signal, maxResponseBytes, withinMs = Infinity }: CallCircumstances,
    sendBy: number | undefined,
  ): Promise<AttemptEnd> {
    const { timeout } = target.policy;
    try {
      const response = await this.egress.request({
        ...signedIn(call, credentials),
        method: call.method,
        body: call.body,
        timeouts: { ...timeout, totalMs: Math.max(1, Math.min(timeout.totalMs, withinMs)) },
        signal,
        sendBy,
        maxResponseBytes,
        maxRedirects: target.maxRedirects,
      });
      return { response };
    } catch (error) {
      if (error instanceof EgressError) return { error };
      throw error;
    }
  }

  private record(
    { connector, version }: CallTarget,
    { method, url }: PreparedCall,
    { attempt, callId, idempotencyKey, actor, jobId }: CallCircumstances,
    { latencyMs, ...ended }: Timed,
  ): void {
    const httpStatus = 'response' in ended ? ended.response.status : undefined;
    this.requestLog.record({
      workspaceId: connector.scope.workspaceId,
      requestId: newId(),
      traceId: currentTrace().traceId,
      direction: 'out',
      actorType: actor.type,
      actorId: actor.id,
      connectorId: connector.id,
      jobId,
      // Without the query: it may hold what is nobody's business.
      operation: `${method} ${url.origin}${url.pathname}`,
      status: outcomeOfStatus(httpStatus),
      httpStatus,
      latencyMs,
      retryCount: attempt - 1,
      idempotencyKey: idempotencyKey ?? callId,
      errorCode: 'error' in ended ? ended.error.code : undefined,
      policyVersion: version,
      callId,
      at: new Date(),
    });
  }
}
