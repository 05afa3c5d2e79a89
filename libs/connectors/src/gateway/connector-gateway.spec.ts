import type { RequestLog, RequestRecord } from '@app/audit';
import { type EgressClient, EgressError, type EgressRequest, type EgressResponse } from '@app/egress';
import { WorkspaceScope } from '@app/kernel';
import { withTrace } from '@app/observability';
import { DEFAULT_POLICY } from '@app/policies';
import { type CallTarget, type CallTargets, NotCallable } from './call-target';
import { ConnectorGateway, type ConnectorRequest } from './connector-gateway';

const SCOPE = WorkspaceScope.of('01890000-0000-7000-8000-000000000001');
const SECRET = 'the-very-secret';
const TRACE = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };

interface Setup {
  readonly target?: Partial<CallTarget>;
  readonly request?: Partial<ConnectorRequest>;
  readonly answer?: number | Error;
}

function setUp({ target, request, answer = 200 }: Setup) {
  const sent: EgressRequest[] = [];
  const records: RequestRecord[] = [];
  const targets = {
    of: () =>
      Promise.resolve({
        baseUrl: new URL('https://api.example.com/v1'),
        headers: {},
        auth: { scheme: 'none' },
        secret: undefined,
        policy: DEFAULT_POLICY,
        policyVersion: 2,
        ...target,
      }),
  } as unknown as CallTargets;
  const egress = {
    request: (call: EgressRequest) => {
      sent.push(call);
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ status: answer, headers: {}, bodyBytes: 0 } as EgressResponse);
    },
  } as unknown as EgressClient;
  const log = { record: (record: RequestRecord) => records.push(record) } as unknown as RequestLog;
  const call = () =>
    withTrace(TRACE, () =>
      new ConnectorGateway(targets, egress, log).call(
        SCOPE,
        { connectorId: 'c-1', method: 'POST', path: '/events', ...request },
        { attempt: 2, idempotencyKey: 'job-1', jobId: 'job-1' },
      ),
    );
  return { call, sent, records };
}

async function headersOf(setup: Setup) {
  const { call, sent } = setUp(setup);
  await call();
  return sent[0]?.headers as Record<string, string>;
}

const OURS = { 'idempotency-key': 'job-1', traceparent: `00-${TRACE.traceId}-${TRACE.spanId}-01` };

describe('the headers of a call', () => {
  it.each<[string, Partial<CallTarget>, Record<string, string>]>([
    ['none', { auth: { scheme: 'none' }, secret: SECRET }, {}],
    ['bearer', { auth: { scheme: 'bearer' }, secret: SECRET }, { authorization: `Bearer ${SECRET}` }],
    ['basic', { auth: { scheme: 'basic' }, secret: 'user:pä' }, { authorization: 'Basic dXNlcjpww6Q=' }],
    ['header', { auth: { scheme: 'header', header: 'X-Api-Key' }, secret: SECRET }, { 'x-api-key': SECRET }],
    ['header without its name', { auth: { scheme: 'header' }, secret: SECRET }, {}],
    ['bearer without a secret', { auth: { scheme: 'bearer' }, secret: undefined }, {}],
  ])('carry the secret by the scheme %s', async (_, target, headers) => {
    expect(await headersOf({ target })).toEqual({ ...OURS, ...headers });
  });

  it("are the connector's, then the caller's over them, whatever the case", async () => {
    const headers = await headersOf({
      target: { headers: { Accept: 'a', 'X-Team': 'connector', 'x-only': '1' } },
      request: { headers: { 'x-team': 'caller', ACCEPT: 'b' } },
    });
    expect(headers).toEqual({ ...OURS, accept: 'b', 'x-team': 'caller', 'x-only': '1' });
  });

  it('take the content type of the body over any other', async () => {
    const headers = { 'Content-Type': 'text/html' };
    const contentType = 'application/json';
    expect(await headersOf({ request: { headers, contentType } })).toEqual({ ...OURS, 'content-type': contentType });
    expect(await headersOf({ request: { headers } })).toEqual({ ...OURS, 'content-type': 'text/html' });
  });

  it.each(['idempotency-key', 'Idempotency-Key', 'traceparent', 'TraceParent'])(
    'do not let connector or caller say %s',
    async (name) => {
      expect(await headersOf({ request: { headers: { [name]: 'forged' } } })).toEqual(OURS);
      expect(await headersOf({ target: { headers: { [name]: 'forged' } } })).toEqual(OURS);
    },
  );

  it.each(['authorization', 'Authorization', 'AUTHORIZATION'])(
    'do not let the caller sign in as somebody else by %s',
    async (name) => {
      const target = { auth: { scheme: 'bearer' }, secret: SECRET, headers: { [name]: 'Basic x' } } as const;
      const headers = await headersOf({ target, request: { headers: { [name]: 'Bearer forged' } } });
      expect(headers).toEqual({ ...OURS, authorization: `Bearer ${SECRET}` });
    },
  );
});

describe('a call', () => {
  it('goes below the base URL under the policy of the connector', async () => {
    const { call, sent } = setUp({ request: { path: '/a', query: { q: '1' }, body: Buffer.from('x') } });
    expect(await call()).toMatchObject({ response: { status: 200 }, policy: DEFAULT_POLICY, policyVersion: 2 });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'POST', body: Buffer.from('x'), timeouts: DEFAULT_POLICY.timeout });
    expect(String(sent[0]?.url)).toBe('https://api.example.com/v1/a?q=1');
  });

  it('whose path leaves the base is never made', async () => {
    const { call, sent, records } = setUp({ request: { path: '/../admin' } });
    await expect(call()).rejects.toBeInstanceOf(NotCallable);
    expect([sent, records]).toEqual([[], []]);
  });

  it.each([
    [200, 'success'],
    [302, 'refused'],
    [404, 'refused'],
    [500, 'failed'],
  ])('that is answered %i is on record as %s', async (answer, status) => {
    const { call, records } = setUp({ answer });
    await call();
    expect(records).toEqual([
      expect.objectContaining({
        workspaceId: SCOPE.workspaceId,
        traceId: TRACE.traceId,
        direction: 'out',
        connectorId: 'c-1',
        jobId: 'job-1',
        operation: 'POST https://api.example.com/v1/events',
        status,
        httpStatus: answer,
        retryCount: 1,
        idempotencyKey: 'job-1',
        errorCode: undefined,
      }),
    ]);
  });

  it('that gets no answer is an answer too, and on record', async () => {
    const error = new EgressError('connect_timeout', 'api.example.com could not be connected to in time');
    const { call, records } = setUp({ answer: error });
    expect(await call()).toMatchObject({ error, policyVersion: 2 });
    expect(records).toEqual([expect.objectContaining({ status: 'failed', errorCode: 'connect_timeout' })]);
    expect(records[0]?.httpStatus).toBeUndefined();
  });

  it('lets an error that is no failed call through', async () => {
    await expect(setUp({ answer: new TypeError('a mistake of ours') }).call()).rejects.toThrow('a mistake of ours');
  });

  it.each(['bearer', 'basic', 'header'] as const)(
    'by the scheme %s leaves its secret, its query and its header values out of record and answer',
    async (scheme) => {
      const target = { auth: { scheme, header: 'X-Key' }, secret: SECRET };
      const request = { path: '/a?token=in-query', query: { key: 'in-parameter' }, headers: { 'x-note': 'in-header' } };
      for (const answer of [
        200,
        401,
        new EgressError('invalid_header', 'The value of header "x-key" is not allowed'),
      ]) {
        const { call, records } = setUp({ target, request, answer });
        const text = JSON.stringify([await call(), records]);
        expect(text).not.toMatch(/the-very-secret|in-query|in-parameter|in-header/);
        expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
      }
    },
  );
});
