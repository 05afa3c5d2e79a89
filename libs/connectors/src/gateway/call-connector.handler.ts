import {
  discard,
  done,
  HandlesJob,
  type JobContext,
  type JobFailure,
  type JobHandler,
  type JobOutcome,
  retry,
  snooze,
} from '@app/jobs';
import { retryDecision } from '@app/policies';
import { type CallAnswer } from './call-answer';
import { encodeBody } from './call-body';
import { callConnector, type CallConnectorPayload } from './call-connector.job';
import { failureOf } from './call-failure';
import { problemOf, summaryOf } from './call-summary';
import { ConnectorGateway } from './connector-gateway';
import type { ConnectorRequest } from './prepared-call';
import { type RequestBody, RequestBodies } from './request-bodies';

/** Bytes of an answer that are read: a connection that was read to the end serves the next call. */
const READ_BYTES = 256 * 1024;

const WAITS = {
  paused: 'the connector is paused',
  rate_limited: 'the rate limit of the connector is reached',
  concurrency_limited: 'as many calls of the connector are under way as its policy allows',
  circuit_open: 'the circuit breaker of the connector is open',
};

/** Makes the call of a job, and lets the connector's policy decide what a failure means. */
@HandlesJob(callConnector)
export class CallConnectorHandler implements JobHandler<CallConnectorPayload> {
  constructor(
    private readonly gateway: ConnectorGateway,
    private readonly bodies: RequestBodies,
  ) {}

  async run(context: JobContext<CallConnectorPayload>): Promise<JobOutcome> {
    const { scope, jobId, payload, attempt, signal } = context;
    const stored = payload.bodyRef === undefined ? undefined : await this.bodies.load(scope, payload.bodyRef);
    if (payload.bodyRef !== undefined && !stored) {
      return discard({ code: 'body_gone', message: 'The body of the call is no longer kept.' });
    }
    const answer = await this.gateway.call(scope, requestOf(payload, stored), {
      attempt,
      callId: jobId,
      jobId,
      actor: { type: 'job', id: jobId },
      signal,
      maxResponseBytes: READ_BYTES,
    });
    return outcomeOf(answer, attempt, payload.method);
  }
}

function requestOf(payload: CallConnectorPayload, stored: RequestBody | undefined): ConnectorRequest {
  const { connectorId, method, path, query, headers, body } = payload;
  const own = body && encodeBody(body);
  const { bytes, contentType } = own ?? stored ?? {};
  return { connectorId, method, path, query, headers, body: bytes, contentType };
}

function outcomeOf(answer: CallAnswer, attempt: number, method: string): JobOutcome {
  if ('held' in answer) return snooze(answer.held.until, WAITS[answer.held.reason]);
  const { policyVersion } = answer;
  const latencyMs = Math.round(answer.latencyMs);
  const failure = failureOf(answer, new Date());
  const summary = { ...summaryOf(answer, 'secrets' in answer ? answer.secrets : []), latencyMs, policyVersion };
  if (!failure) return done(summary);
  const reason: JobFailure = { ...problemOf(answer), details: summary };
  const keyedMethod = answer.keyed ? undefined : method;
  const decision = retryDecision(answer.policy.retry, { attempt, failure, method: keyedMethod });
  return decision.retry ? retry(reason, decision.afterMs) : discard(reason);
}
