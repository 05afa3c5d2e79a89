import type { RequestLog, RequestRecord } from '@app/audit';
import { type EgressClient, EgressError, type EgressRequest, type EgressResponse } from '@app/egress';
import { WorkspaceScope } from '@app/kernel';
import { withTrace } from '@app/observability';
import { type Admission, type CallEnd, DEFAULT_POLICY, type PolicyEngine } from '@app/policies';
import { connectorType } from '../catalogue/catalogue';
import { CallCredentialsSource } from '../sign-in/call-credentials';
import type { AccessTokens, TokenWish } from '../sign-in/access-tokens';
import { TokenUnavailable } from '../sign-in/token-endpoint';
import type { CallTarget, CallTargets } from './call-target';
import { NotCallable } from './not-callable';
import { type CallCircumstances, ConnectorGateway } from './connector-gateway';
import type { ConnectorRequest } from './prepared-call';

const SCOPE = WorkspaceScope.of('01890000-0000-7000-8000-000000000001');
const SECRET = 'the-very-secret';
const TRACE = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };

const LATE = new EgressError('not_sent_in_time', 'api.example.com was not called in time');

interface Setup {
  readonly target?: Partial<CallTarget>;
  readonly request?: Partial<ConnectorRequest>;
  readonly answer?: number | Error;
  /** One answer for each attempt. */
  readonly answers?: readonly (number | Error)[];
  readonly sendBy?: number;
  readonly admission?: Admission;
  readonly tokens?: (wish: TokenWish) => Promise<string>;
  readonly circumstances?: Partial<CallCircumstances>;
}

function setUp({ target, request, answer = 200, answers = [], admission, sendBy, tokens, circumstances }: Setup) {
  const ends: CallEnd[] = [];
  const engine = {
    admit: () =>
      Promise.resolve(
        admission ?? {
          admitted: true,
          permit: { sendBy, end: (end: CallEnd) => Promise.resolve(void ends.push(end)) },
        },
      ),
  } as unknown as PolicyEngine;
  const accessTokens = { of: (_: unknown, wish: TokenWish) => tokens?.(wish) } as unknown as AccessTokens;
  const sent: EgressRequest[] = [];
  const records: RequestRecord[] = [];
  const targets = {
    of: () => resolved(),
    fresh: () => resolved(),
  } as unknown as CallTargets;
  const resolved = () =>
    Promise.resolve({
      baseUrl: new URL('https://api.example.com/v1'),
      headers: {},
      auth: { scheme: 'none' },
      secret: undefined,
      connector: { scope: SCOPE, id: 'c-1', status: 'active' },
      type: connectorType('http'),
      maxRedirects: 0,
      policy: DEFAULT_POLICY,
      policyId: null,
      version: 2,
      ...target,
    });
  const egress = {
    request: (call: EgressRequest) => {
      sent.push(call);
      const status = answers[sent.length - 1] ?? answer;
      if (status instanceof Error) return Promise.reject(status);
      return Promise.resolve({ status, headers: {}, bodyBytes: 0 } as EgressResponse);
    },
  } as unknown as EgressClient;
  const log = { record: (record: RequestRecord) => records.push(record) } as unknown as RequestLog;
  const gateway = new ConnectorGateway(targets, new CallCredentialsSource(accessTokens), engine, egress, log);
  const call = () =>
    withTrace(TRACE, () =>
      gateway.call(
        SCOPE,
        { connectorId: 'c-1', method: 'POST', path: '/events', ...request },
        {
          attempt: 2,
          callId: 'job-1',
          jobId: 'job-1',
          actor: { type: 'job', id: 'job-1' },
          maxResponseBytes: 1_000,
          ...circumstances,
        },
      ),
    );
  return { call, sent, records, ends };
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
    [
      'header with a prefix',
      { auth: { scheme: 'header', header: 'Authorization', prefix: 'Bot ' }, secret: SECRET },
      { authorization: `Bot ${SECRET}` },
    ],
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

describe('a signed call', () => {
  it('is signed with the id by which the other side tells a repetition', async () => {
    const type = connectorType('standard-webhooks');
    const target = { type, auth: type.auth[0], secret: `whsec_${Buffer.alloc(24).toString('base64')}` };
    const headers = await headersOf({ target, circumstances: { idempotencyKey: 'order-17' } });
    expect(headers).toMatchObject({ 'webhook-id': 'order-17', 'webhook-signature': expect.stringMatching(/^v1,/) });
    expect(headers).not.toHaveProperty('idempotency-key');
  });
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
        callId: 'job-1',
        policyVersion: 2,
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
      const secret = scheme === 'basic' ? `user:${SECRET}` : SECRET;
      const target = { auth: { scheme, header: 'X-Key' }, secret };
      const request = { path: '/a?token=in-query', query: { key: 'in-parameter' }, headers: { 'x-note': 'in-header' } };
      for (const answer of [
        200,
        401,
        new EgressError('invalid_header', 'The value of header "x-key" is not allowed'),
      ]) {
        const { call, records } = setUp({ target, request, answer });
        const { secrets, ...answered } = await call();
        expect(secrets).toContain(secret);
        const text = JSON.stringify([answered, records]);
        expect(text).not.toMatch(/the-very-secret|in-query|in-parameter|in-header/);
        expect(text).not.toContain(Buffer.from(secret).toString('base64'));
      }
    },
  );
});

const CLIENT = JSON.stringify({ clientId: 'app', clientSecret: SECRET });
const OAUTH = {
  auth: { scheme: 'oauth2-client-credentials', tokenUrl: 'https://id.example/token' },
  secret: CLIENT,
} as const;

describe('a call with an access token', () => {
  const tokens = (wish: TokenWish) => Promise.resolve(wish.refused === undefined ? 'token-1' : `after-${wish.refused}`);
  const authorizations = (sent: EgressRequest[]) =>
    sent.map(({ headers }) => (headers as Record<string, string>).authorization);

  it('that is refused is made once more with a new one, as the same attempt', async () => {
    const { call, sent, records, ends } = setUp({ target: OAUTH, tokens, answers: [401, 200] });
    expect(await call()).toMatchObject({
      response: { status: 200 },
      secrets: [CLIENT, SECRET, 'token-1', CLIENT, SECRET, 'after-token-1'],
    });
    expect(authorizations(sent)).toEqual(['Bearer token-1', 'Bearer after-token-1']);
    expect(records.map(({ retryCount, httpStatus }) => [retryCount, httpStatus])).toEqual([
      [1, 401],
      [1, 200],
    ]);
    expect(ends.map(({ verdict }) => verdict)).toEqual(['neutral', 'success']);
  });

  it('that is refused twice is answered so, and not made a third time', async () => {
    const { call, sent } = setUp({ target: OAUTH, tokens, answers: [401, 401, 200] });
    expect(await call()).toMatchObject({ response: { status: 401 } });
    expect(sent).toHaveLength(2);
  });

  it('is not made while there is none, and may be tried again', async () => {
    const away = () => Promise.reject(new TokenUnavailable('id.example', 'it answered 503'));
    const { call, sent, ends } = setUp({ target: OAUTH, tokens: away });
    expect(await call()).toMatchObject({ error: { code: 'oauth_unavailable', retryable: true, phase: 'before_send' } });
    expect([sent, ends]).toEqual([[], []]);
  });
});

describe('a call under its policy', () => {
  it('that is not admitted is not made, and not on record', async () => {
    const retryAt = new Date();
    const { call, sent, records } = setUp({ admission: { admitted: false, reason: 'circuit_open', retryAt } });
    expect(await call()).toMatchObject({ held: { reason: 'circuit_open', until: retryAt } });
    expect([sent, records]).toEqual([[], []]);
  });

  it.each<[number | Error, CallEnd['verdict']]>([
    [200, 'success'],
    [302, 'success'],
    [404, 'neutral'],
    [429, 'neutral'],
    [500, 'failure'],
    [503, 'failure'],
    [new EgressError('first_byte_timeout', 'x', 'after_send'), 'failure'],
    [new EgressError('connection_refused', 'x'), 'failure'],
    [new EgressError('aborted', 'x', 'after_send'), 'neutral'],
    [new EgressError('egress_forbidden', 'x'), 'neutral'],
    [new TypeError('a mistake of ours'), 'neutral'],
  ])('that ends with %s gives its permit back as %s', async (answer, verdict) => {
    const { call, ends } = setUp({ answer });
    await call().catch(() => undefined);
    expect(ends).toEqual([expect.objectContaining({ verdict })]);
  });

  it('that is too late for its permit is made under another one, and only that call is on record', async () => {
    const { call, sent, records, ends } = setUp({ answers: [LATE, LATE, 200], sendBy: 17 });
    expect(await call()).toMatchObject({ response: { status: 200 } });
    expect(sent.map(({ sendBy }) => sendBy)).toEqual([17, 17, undefined]);
    expect(ends).toEqual([
      expect.objectContaining({ verdict: 'neutral', unsent: true }),
      expect.objectContaining({ verdict: 'neutral', unsent: true }),
      expect.not.objectContaining({ unsent: true }),
    ]);
    expect(records.map(({ httpStatus }) => httpStatus)).toEqual([200]);
  });

  const paused = { connector: { scope: SCOPE, id: 'c-1', status: 'paused' } } as unknown as Partial<CallTarget>;

  it('of a paused connector is held, each for a time of its own, and asks for no token', async () => {
    const untils = new Set<number>();
    for (let call = 0; call < 20; call += 1) {
      const answer = await setUp({ target: { ...OAUTH, ...paused } }).call();
      if (!('held' in answer)) throw new Error('was made');
      expect(answer.held.reason).toBe('paused');
      const wait = answer.held.until.getTime() - Date.now();
      expect(wait).toBeGreaterThan(9_000);
      expect(wait).toBeLessThan(31_000);
      untils.add(answer.held.until.getTime());
    }
    expect(untils.size).toBeGreaterThan(10);
  });

  it('of a paused connector is made as a test', async () => {
    const { call, sent } = setUp({ target: paused, circumstances: { test: true } });
    expect(await call()).toMatchObject({ response: { status: 200 } });
    expect(sent).toHaveLength(1);
  });
});
