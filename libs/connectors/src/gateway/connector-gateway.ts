import { RequestLog } from '@app/audit';
import { EgressClient, EgressError, type EgressResponse } from '@app/egress';
import { newId, type WorkspaceScope } from '@app/kernel';
import { currentTrace, formatTraceparent } from '@app/observability';
import type { PolicyDocument } from '@app/policies';
import { Injectable } from '@nestjs/common';
import { type CallTarget, CallTargets } from './call-target';
import { callUrl } from './call-url';

export interface ConnectorRequest {
  readonly connectorId: string;
  readonly method: string;
  /** Below the connector's base URL, beginning with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly contentType?: string;
}

export interface CallCircumstances {
  /** Counted from 1. */
  readonly attempt: number;
  /** The same for every attempt of the same call, so that the third party can tell a repetition. */
  readonly idempotencyKey: string;
  readonly jobId?: string;
  readonly signal?: AbortSignal;
}

/** How a call ended, with the policy it ran under. */
export type CallAnswer = {
  readonly policy: PolicyDocument;
  readonly policyVersion: number;
  readonly latencyMs: number;
} & ({ readonly response: EgressResponse } | { readonly error: EgressError });

/** The one way out: policy, secret, SSRF-safe client, and a row in the request log for every call. */
@Injectable()
export class ConnectorGateway {
  constructor(
    private readonly targets: CallTargets,
    private readonly egress: EgressClient,
    private readonly requestLog: RequestLog,
  ) {}

  /** Makes one call. Throws `NotCallable` when it cannot be made at all; a failed call is an answer. */
  async call(scope: WorkspaceScope, request: ConnectorRequest, circumstances: CallCircumstances): Promise<CallAnswer> {
    const target = await this.targets.of(scope, request.connectorId);
    const url = callUrl(target.baseUrl, request.path, request.query);
    const startedAt = performance.now();
    const ended = await this.send(target, url, request, circumstances);
    const latencyMs = performance.now() - startedAt;
    this.record(scope, request, circumstances, url, ended, latencyMs);
    return { ...ended, policy: target.policy, policyVersion: target.policyVersion, latencyMs };
  }

  private async send(
    target: CallTarget,
    url: URL,
    request: ConnectorRequest,
    circumstances: CallCircumstances,
  ): Promise<{ response: EgressResponse } | { error: EgressError }> {
    try {
      const response = await this.egress.request({
        url,
        method: request.method,
        headers: headersOf(target, request, circumstances),
        body: request.body,
        timeouts: target.policy.timeout,
        signal: circumstances.signal,
      });
      return { response };
    } catch (error) {
      if (error instanceof EgressError) return { error };
      throw error;
    }
  }

  private record(
    scope: WorkspaceScope,
    request: ConnectorRequest,
    { attempt, idempotencyKey, jobId }: CallCircumstances,
    url: URL,
    ended: { response: EgressResponse } | { error: EgressError },
    latencyMs: number,
  ): void {
    const httpStatus = 'response' in ended ? ended.response.status : undefined;
    this.requestLog.record({
      workspaceId: scope.workspaceId,
      requestId: newId(),
      traceId: currentTrace().traceId,
      direction: 'out',
      actorType: 'job',
      actorId: jobId,
      connectorId: request.connectorId,
      jobId,
      // Without the query: it may hold what is nobody's business.
      operation: `${request.method} ${url.origin}${url.pathname}`,
      status: httpStatus === undefined || httpStatus >= 500 ? 'failed' : httpStatus >= 300 ? 'refused' : 'success',
      httpStatus,
      latencyMs,
      retryCount: attempt - 1,
      idempotencyKey,
      errorCode: 'error' in ended ? ended.error.code : undefined,
      at: new Date(),
    });
  }
}

/** Later ones win: the caller's over the connector's, ours over the caller's. */
function headersOf(
  target: CallTarget,
  request: ConnectorRequest,
  { idempotencyKey }: CallCircumstances,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const add = (more: Readonly<Record<string, string>> | undefined) => {
    for (const [name, value] of Object.entries(more ?? {})) headers[name.toLowerCase()] = value;
  };
  add(target.headers);
  add(request.headers);
  if (request.contentType !== undefined) headers['content-type'] = request.contentType;
  headers['idempotency-key'] = idempotencyKey;
  headers.traceparent = formatTraceparent(currentTrace());
  add(authHeader(target));
  return headers;
}

function authHeader({ auth, secret }: CallTarget): Record<string, string> | undefined {
  if (secret === undefined) return undefined;
  if (auth.scheme === 'bearer') return { authorization: `Bearer ${secret}` };
  if (auth.scheme === 'basic') return { authorization: `Basic ${Buffer.from(secret).toString('base64')}` };
  if (auth.scheme === 'header' && auth.header !== undefined) return { [auth.header]: secret };
  return undefined;
}
