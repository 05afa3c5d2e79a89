import { RequestLog } from '@app/audit';
import { EgressClient, EgressError } from '@app/egress';
import { discard, done, HandlesJob, type JobContext, type JobHandler, type JobOutcome, retry } from '@app/jobs';
import { newId } from '@app/kernel';
import { currentTrace, formatTraceparent } from '@app/observability';
import { DEFAULT_POLICY, retryDecision } from '@app/policies';
import { encodeBody } from '../gateway/call-body';
import { countCall } from '../gateway/call-metrics';
import { failureOf } from '../gateway/call-failure';
import { type EndedCall, problemOf, summaryOf } from '../gateway/call-summary';
import { httpRequest, type HttpRequestPayload } from './http-request.job';

/** Makes a request without a connector, under the standard policy. */
@HandlesJob(httpRequest)
export class HttpRequestHandler implements JobHandler<HttpRequestPayload> {
  constructor(
    private readonly egress: EgressClient,
    private readonly requestLog: RequestLog,
  ) {}

  async run(context: JobContext<HttpRequestPayload>): Promise<JobOutcome> {
    const { payload, attempt, maxAttempts } = context;
    const startedAt = performance.now();
    const ended = await this.send(context);
    const latencyMs = Math.round(performance.now() - startedAt);
    countCall(httpRequest.type, ended, latencyMs, attempt);
    this.record(context, ended, latencyMs);
    const failure = failureOf(ended, new Date());
    const summary = { ...summaryOf(ended, []), latencyMs };
    if (!failure) return done(summary);
    const reason = { ...problemOf(ended), details: summary };
    const decision = retryDecision(
      { ...DEFAULT_POLICY.retry, maxAttempts },
      { attempt, failure, method: payload.method },
    );
    return decision.retry ? retry(reason, decision.afterMs) : discard(reason);
  }

  private async send({ jobId, payload, signal }: JobContext<HttpRequestPayload>): Promise<EndedCall> {
    const { url, method, headers = {}, body } = payload;
    const encoded = body && encodeBody(body);
    const own = { 'idempotency-key': jobId, traceparent: formatTraceparent(currentTrace()) };
    // A type among the headers stands, unless the body names its own.
    const usual = encoded && { 'content-type': encoded.contentType };
    const named = body?.contentType === undefined ? {} : usual;
    try {
      const response = await this.egress.request({
        url: new URL(url),
        method,
        headers: { ...usual, ...lowerCase(headers), ...named, ...own },
        body: encoded?.bytes,
        timeouts: DEFAULT_POLICY.timeout,
        signal,
      });
      return { response };
    } catch (error) {
      if (error instanceof EgressError) return { error };
      throw error;
    }
  }

  private record(context: JobContext<HttpRequestPayload>, ended: EndedCall, latencyMs: number): void {
    const { scope, jobId, payload, attempt } = context;
    const url = new URL(payload.url);
    const httpStatus = 'response' in ended ? ended.response.status : undefined;
    this.requestLog.record({
      workspaceId: scope.workspaceId,
      requestId: newId(),
      traceId: currentTrace().traceId,
      direction: 'out',
      actorType: 'job',
      actorId: jobId,
      jobId,
      // Without the query: it may hold what is nobody's business.
      operation: `${payload.method} ${url.origin}${url.pathname}`,
      status: httpStatus === undefined || httpStatus >= 500 ? 'failed' : httpStatus >= 300 ? 'refused' : 'success',
      httpStatus,
      latencyMs,
      retryCount: attempt - 1,
      idempotencyKey: jobId,
      errorCode: 'error' in ended ? ended.error.code : undefined,
      at: new Date(),
    });
  }
}

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
