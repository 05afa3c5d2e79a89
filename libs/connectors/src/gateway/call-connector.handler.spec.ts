import { EgressError, type EgressErrorCode, type EgressResponse } from '@app/egress';
import type { JobContext, JobOutcome } from '@app/jobs';
import { WorkspaceScope } from '@app/kernel';
import { DEFAULT_POLICY, type RetryPolicy } from '@app/policies';
import type { AttemptEnd, CallAnswer } from './call-answer';
import { CallConnectorHandler } from './call-connector.handler';
import type { CallConnectorPayload } from './call-connector.job';
import type { CallCircumstances, ConnectorGateway } from './connector-gateway';
import { NotCallable } from './not-callable';
import type { ConnectorRequest } from './prepared-call';
import { RequestBodies } from './request-bodies';

const SCOPE = WorkspaceScope.of('01890000-0000-7000-8000-000000000001');
type Ending = AttemptEnd;

const answered = (status: number, headers: EgressResponse['headers'] = {}): Ending => ({
  response: {
    status,
    headers,
    body: Buffer.from('a body'),
    bodyBytes: 6,
    truncated: false,
    timings: { totalMs: 1, firstByteMs: 1 },
  },
});
const failed = (code: EgressErrorCode, phase: 'before_send' | 'after_send' = 'after_send'): Ending => ({
  error: new EgressError(code, 'host.example could not be called', phase),
});

interface Circumstances {
  readonly method?: string;
  readonly attempt?: number;
  readonly retry?: Partial<RetryPolicy>;
  readonly payload?: Partial<CallConnectorPayload>;
  readonly keyed?: boolean;
  readonly secrets?: readonly string[];
}

async function run(ending: Ending | Error, circumstances: Circumstances = {}) {
  const { method = 'POST', attempt = 1, retry, payload, keyed = false, secrets = [] } = circumstances;
  const calls: [WorkspaceScope, ConnectorRequest, CallCircumstances][] = [];
  const gateway = {
    call: (...call: [WorkspaceScope, ConnectorRequest, CallCircumstances]): Promise<CallAnswer> => {
      calls.push(call);
      if (ending instanceof Error) return Promise.reject(ending);
      const policy = { ...DEFAULT_POLICY, retry: { ...DEFAULT_POLICY.retry, ...retry } };
      const under = { policy, policyId: null, policyVersion: 3, keyed, secrets };
      return Promise.resolve({ ...ending, ...under, latencyMs: 12.4 });
    },
  } as unknown as ConnectorGateway;
  const bodies = new RequestBodies();
  bodies.register('inbox', (_, id) =>
    Promise.resolve(id === 'gone' ? undefined : { bytes: Buffer.from(`"body of ${id}"`), contentType: 'text/plain' }),
  );
  const context = {
    scope: SCOPE,
    jobId: 'job-1',
    attempt,
    payload: { connectorId: 'c', method, path: '/x', ...payload },
    signal: new AbortController().signal,
  } as unknown as JobContext<CallConnectorPayload>;
  const outcome = await new CallConnectorHandler(gateway, bodies).run(context);
  return { outcome, calls, context };
}

const outcomeOf = async (...args: Parameters<typeof run>): Promise<JobOutcome> => (await run(...args)).outcome;
const afterMs = (outcome: JobOutcome) => (outcome.kind === 'retry' ? outcome.afterMs : undefined);

/** What stays of an answer. */
const KEPT = { headers: {}, bodyKind: 'text', body: 'a body', truncated: false };

describe('the job of a call', () => {
  it('hands the call to the gateway with its body, its attempt and the same idempotency key every time', async () => {
    const { calls, context } = await run(answered(200), { attempt: 3, payload: { bodyRef: 'inbox:m' } });
    expect(calls).toEqual([
      [
        SCOPE,
        { connectorId: 'c', method: 'POST', path: '/x', body: Buffer.from('"body of m"'), contentType: 'text/plain' },
        {
          attempt: 3,
          callId: 'job-1',
          jobId: 'job-1',
          actor: { type: 'job', id: 'job-1' },
          signal: context.signal,
          maxResponseBytes: 262_144,
        },
      ],
    ]);
  });

  it('is over when its body is gone, and makes no call', async () => {
    const { outcome, calls } = await run(answered(200), { payload: { bodyRef: 'inbox:gone' } });
    expect(outcome).toMatchObject({ kind: 'discard', reason: { code: 'body_gone' } });
    expect(calls).toEqual([]);
  });

  it('fails for a body that nobody keeps', async () => {
    await expect(run(answered(200), { payload: { bodyRef: 'blob:1' } })).rejects.toThrow('no store is registered');
  });

  it('leaves a call that cannot be made to the one place that judges errors', async () => {
    await expect(run(new NotCallable('invalid_path', 'no'))).rejects.toBeInstanceOf(NotCallable);
  });

  it.each([200, 201, 202, 204, 299])('is done by %i', async (status) => {
    expect(await outcomeOf(answered(status))).toEqual({
      kind: 'done',
      result: { httpStatus: status, bodyBytes: 6, response: KEPT, latencyMs: 12, policyVersion: 3 },
    });
  });

  it.each([300, 301, 302, 304, 307, 400, 401, 403, 404, 409, 410, 413, 418, 422, 451, 499, 501, 505, 511])(
    'is over by %i, which another attempt would not change',
    async (status) => {
      expect(await outcomeOf(answered(status))).toEqual({
        kind: 'discard',
        reason: {
          code: `http_${status}`,
          message: `The destination answered ${status}.`,
          details: { httpStatus: status, bodyBytes: 6, response: KEPT, latencyMs: 12, policyVersion: 3 },
        },
      });
    },
  );

  it.each([408, 425, 429, 500, 502, 503, 504])('is tried again after %i', async (status) => {
    expect(await outcomeOf(answered(status))).toMatchObject({ kind: 'retry', reason: { code: `http_${status}` } });
  });

  it.each<[string, EgressResponse['headers']]>([
    ['says when to come back', { 'retry-after': '60' }],
    ['says that nothing remains', { 'x-ratelimit-remaining': '0' }],
  ])('is tried again after a 403 that %s, as after 429', async (_, headers) => {
    expect(await outcomeOf(answered(403, headers))).toMatchObject({ kind: 'retry', reason: { code: 'http_403' } });
    const retry = { retryStatuses: [503] };
    expect(await outcomeOf(answered(403, headers), { retry })).toMatchObject({ kind: 'discard' });
  });

  it('does what the policy says of a status', async () => {
    expect(await outcomeOf(answered(404), { retry: { retryStatuses: [404] } })).toMatchObject({ kind: 'retry' });
    expect(await outcomeOf(answered(500), { retry: { retryStatuses: [404] } })).toMatchObject({ kind: 'discard' });
  });

  it.each([429, 503])('waits as long as Retry-After of a %i says', async (status) => {
    const outcome = await outcomeOf(answered(status, { 'retry-after': '120' }));
    expect(afterMs(outcome)).toBe(120_000);
  });

  it('reads a Retry-After that is a date', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString();
    const waits = afterMs(await outcomeOf(answered(429, { 'retry-after': date }))) ?? 0;
    expect(waits).toBeGreaterThan(595_000);
    expect(waits).toBeLessThanOrEqual(600_000);
  });

  it('waits by its backoff, not for ever, where Retry-After is short, odd, huge or twice', async () => {
    const retry = { baseDelayMs: 100, maxDelayMs: 200 };
    for (const value of ['0', '-5', 'soon', '', '1.5', ['60', '60']]) {
      const outcome = await outcomeOf(answered(429, { 'retry-after': value }), { retry });
      expect(afterMs(outcome)).toBeLessThanOrEqual(200);
    }
    const huge = await outcomeOf(answered(429, { 'retry-after': '9'.repeat(30) }), { retry });
    expect(afterMs(huge)).toBe(24 * 3_600_000);
  });

  it('does not let Retry-After bring an answer back that is final', async () => {
    expect(await outcomeOf(answered(404, { 'retry-after': '5' }))).toMatchObject({ kind: 'discard' });
  });

  it.each<EgressErrorCode>([
    'dns_failed',
    'connect_timeout',
    'connection_refused',
    'tls_failed',
    'first_byte_timeout',
    'total_timeout',
    'connection_reset',
    'aborted',
    'network_error',
  ])('is tried again after %s', async (code) => {
    expect(await outcomeOf(failed(code))).toMatchObject({
      kind: 'retry',
      reason: { code, message: 'host.example could not be called', details: { latencyMs: 12, policyVersion: 3 } },
    });
  });

  it.each<EgressErrorCode>(['egress_forbidden', 'invalid_url', 'invalid_header'])('is over by %s', async (code) => {
    expect(await outcomeOf(failed(code, 'before_send'))).toMatchObject({ kind: 'discard', reason: { code } });
  });

  describe('whose method is not idempotent, under a policy that minds', () => {
    const retry = { retryNonIdempotent: false };

    it.each(['POST', 'PATCH'])('%s is not repeated once the other side may have acted', async (method) => {
      expect(await outcomeOf(answered(503), { method, retry })).toMatchObject({ kind: 'discard' });
      expect(await outcomeOf(failed('total_timeout'), { method, retry })).toMatchObject({ kind: 'discard' });
      expect(await outcomeOf(failed('connection_reset'), { method, retry })).toMatchObject({ kind: 'discard' });
    });

    it.each(['POST', 'PATCH'])('%s is repeated when not a byte was sent', async (method) => {
      const unsent = failed('connection_refused', 'before_send');
      expect(await outcomeOf(unsent, { method, retry })).toMatchObject({ kind: 'retry' });
    });

    it.each(['GET', 'PUT', 'DELETE'])('%s is repeated, because it is idempotent', async (method) => {
      expect(await outcomeOf(answered(503), { method, retry })).toMatchObject({ kind: 'retry' });
    });
  });

  it('is over by its last attempt', async () => {
    const retry = { maxAttempts: 2 };
    expect(await outcomeOf(answered(503), { attempt: 1, retry })).toMatchObject({ kind: 'retry' });
    expect(await outcomeOf(answered(503), { attempt: 2, retry })).toMatchObject({
      kind: 'discard',
      reason: { code: 'http_503' },
    });
  });

  it.each(['POST', 'PATCH'])('%s is repeated where the other side knows it by its key', async (method) => {
    const retry = { retryNonIdempotent: false };
    expect(await outcomeOf(answered(503), { method, retry, keyed: true })).toMatchObject({ kind: 'retry' });
  });

  it.each([
    ['paused', 'the connector is paused'],
    ['rate_limited', 'the rate limit of the connector is reached'],
    ['concurrency_limited', 'as many calls of the connector are under way as its policy allows'],
    ['circuit_open', 'the circuit breaker of the connector is open'],
  ] as const)('that has to wait (%s) is put off, with no attempt spent', async (reason, told) => {
    const until = new Date(Date.now() + 5_000);
    const outcome = await outcomeOf({ held: { reason, until } });
    expect(outcome).toEqual({ kind: 'snooze', afterMs: expect.any(Number), reason: told });
    const { afterMs } = outcome as { afterMs: number };
    expect(afterMs).toBeGreaterThan(0);
    expect(afterMs).toBeLessThanOrEqual(5_000);
  });

  it('keeps the beginning of a long answer', async () => {
    const body = Buffer.alloc(20_000, 'x');
    const { response } = answered(200) as { response: EgressResponse };
    const outcome = await outcomeOf({ response: { ...response, body, bodyBytes: 300_000, truncated: true } });
    expect(outcome).toMatchObject({
      result: { bodyBytes: 300_000, response: { body: 'x'.repeat(16_384), truncated: true } },
    });
  });

  it('keeps no secret of an answer, neither ours nor theirs', async () => {
    const { response } = answered(200) as { response: EgressResponse };
    const body = Buffer.from('{"echo":"Bearer our-own-secret","access_token":"theirs"}');
    const headers = { 'set-cookie': ['session=theirs'], 'x-echo': 'our-own-secret', 'x-request-id': 'r-1' };
    const ending = { response: { ...response, headers, body, bodyBytes: body.length } };
    for (const status of [200, 400, 503]) {
      const answer = { response: { ...ending.response, status } };
      const kept = JSON.stringify(await outcomeOf(answer, { secrets: ['our-own-secret'] }));
      expect(kept).toContain('r-1');
      expect(kept).not.toMatch(/our-own-secret|theirs/);
    }
  });
});
