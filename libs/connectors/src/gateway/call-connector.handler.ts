import {
  discard,
  done,
  HandlesJob,
  type JobContext,
  type JobFailure,
  type JobHandler,
  type JobOutcome,
  retry,
} from '@app/jobs';
import { type CallFailure, parseRetryAfter, retryDecision } from '@app/policies';
import { carriedBytes } from './carried-body';
import { callConnector, type CallConnectorPayload } from './call-connector.job';
import { type CallAnswer, ConnectorGateway } from './connector-gateway';
import { RequestBodies } from './request-bodies';

/** Makes the call of a job, and lets the connector's policy decide what a failure means. */
@HandlesJob(callConnector)
export class CallConnectorHandler implements JobHandler<CallConnectorPayload> {
  constructor(
    private readonly gateway: ConnectorGateway,
    private readonly bodies: RequestBodies,
  ) {}

  async run({ scope, jobId, payload, attempt, signal }: JobContext<CallConnectorPayload>): Promise<JobOutcome> {
    const { bodyRef, body: carried, ...request } = payload;
    const own = carried && carriedBytes(carried, request.headers);
    const body = bodyRef === undefined ? own : await this.bodies.load(scope, bodyRef);
    if (bodyRef !== undefined && !body) {
      return discard({ code: 'body_gone', message: 'The body of the call is no longer kept.' });
    }
    const answer = await this.gateway.call(
      scope,
      { ...request, body: body?.bytes, contentType: body?.contentType },
      { attempt, jobId, idempotencyKey: jobId, signal },
    );
    return outcomeOf(answer, attempt, request.method);
  }
}

function outcomeOf(answer: CallAnswer, attempt: number, method: string): JobOutcome {
  const { policyVersion } = answer;
  const latencyMs = Math.round(answer.latencyMs);
  const failure = failureOf(answer);
  if (!failure) return done({ ...detailsOf(answer), latencyMs, policyVersion });
  const reason: JobFailure = { ...describe(answer), details: { latencyMs, policyVersion, ...detailsOf(answer) } };
  const decision = retryDecision(answer.policy.retry, { attempt, failure, method });
  return decision.retry ? retry(reason, decision.afterMs) : discard(reason);
}

/** What went wrong, as the policy sees it; nothing for a success. A redirect is no success: it is never followed. */
function failureOf(answer: CallAnswer): CallFailure | undefined {
  if ('error' in answer) {
    const { code, retryable, phase } = answer.error;
    return { kind: 'network', code, retryable, phase };
  }
  const { status, headers } = answer.response;
  if (status >= 200 && status < 300) return undefined;
  const retryAfter = headers['retry-after'];
  return {
    kind: 'status',
    status,
    retryAfterMs: typeof retryAfter === 'string' ? parseRetryAfter(retryAfter, new Date()) : undefined,
  };
}

function describe(answer: CallAnswer): { code: string; message: string } {
  if ('error' in answer) return { code: answer.error.code, message: answer.error.message };
  const { status } = answer.response;
  return { code: `http_${status}`, message: `The destination answered ${status}.` };
}

function detailsOf(answer: CallAnswer): Record<string, unknown> {
  if ('error' in answer) return {};
  const { status, bodyBytes } = answer.response;
  return { httpStatus: status, bodyBytes };
}
