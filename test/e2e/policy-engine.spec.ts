import { randomUUID } from 'node:crypto';
import type { WorkspaceScope } from '@app/kernel';
import { type CallEnd, completePolicy, DEFAULT_POLICY, PolicyEngine, type PolicyParts } from '@app/policies';
import { RedisConnection } from '@app/redis';
import { type ApiUnderTest, startApiUnderTest } from '../support/api-under-test';
import { makeWorkspace } from '../support/people';

const failed: CallEnd = { verdict: 'failure', latencyMs: 20 };
const succeeded: CallEnd = { verdict: 'success', latencyMs: 20 };
const breaker = { minimumCalls: 5, failurePercent: 60, openSeconds: 60, halfOpenProbes: 1 };

describe('the policy engine', () => {
  let api: ApiUnderTest;
  let engine: PolicyEngine;
  let scope: WorkspaceScope;
  beforeAll(async () => {
    api = await startApiUnderTest();
    engine = api.app.get(PolicyEngine, { strict: false });
    scope = { workspaceId: (await makeWorkspace(api, 'acme')).id };
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => api.stop());

  /** A connector of its own, with how to call and how to look. */
  function connector(parts: PolicyParts = {}) {
    const connectorId = randomUUID();
    const policy = { policy: completePolicy(parts), policyId: null, version: 0 };
    const admit = () => engine.admit({ scope, connectorId, policy, callId: randomUUID() });
    const call = async (end: CallEnd) => {
      const admission = await admit();
      if (admission.admitted) await admission.permit.end(end);
      return admission;
    };
    return { connectorId, admit, call, health: () => engine.health(scope, connectorId, policy) };
  }

  const redisAway = () =>
    jest.spyOn(api.app.get(RedisConnection, { strict: false }), 'usable', 'get').mockReturnValue(false);

  it('shows the health of a connector that never called', async () => {
    expect(await connector().health()).toEqual({
      mode: 'shared',
      circuit: { state: 'closed', since: null, probesFrom: null, calls: 0, failurePercent: null },
      rateLimit: { tokens: DEFAULT_POLICY.rateLimit.burst, blockedUntil: null, provider: null },
      concurrency: { inFlight: 0, limit: DEFAULT_POLICY.concurrency.maxInFlight },
      waiting: 0,
    });
  });

  it('takes one round trip before a call, one after it, and one for its health', async () => {
    const { client } = api.app.get(RedisConnection, { strict: false });
    const { admit, health, call } = connector();
    await call(succeeded);
    await health(); // the scripts are known from here on
    const sent = jest.spyOn(client, 'sendCommand');
    const admission = await admit();
    expect(sent).toHaveBeenCalledTimes(1);
    if (admission.admitted) await admission.permit.end(succeeded);
    expect(sent).toHaveBeenCalledTimes(2);
    if (admission.admitted) await admission.permit.end(succeeded);
    expect(sent).toHaveBeenCalledTimes(2);
    await health();
    expect(sent).toHaveBeenCalledTimes(3);
  });

  it('decides what comes at the same time in one round trip, calls that ended first and each in its turn', async () => {
    const { client } = api.app.get(RedisConnection, { strict: false });
    const { admit } = connector({ concurrency: { maxInFlight: 2 } });
    const held = await Promise.all([admit(), admit()]);
    const sent = jest.spyOn(client, 'sendCommand');
    const asked = [admit(), admit(), admit()];
    const ended = held.map((one) => one.admitted && one.permit.end(succeeded));
    await Promise.all([...ended, ...asked.slice(0, 2)]);
    expect(sent).toHaveBeenCalledTimes(1);
    const answers = await Promise.all(asked);
    expect(answers.map(({ admitted }) => admitted)).toEqual([true, true, false]);
  });

  it('puts the opening of a circuit on record once, as an event and in the audit log', async () => {
    const { connectorId, call, health } = connector({ circuitBreaker: breaker });
    await call(succeeded);
    await call({ verdict: 'neutral', latencyMs: 5 });
    for (let n = 0; n < 4; n += 1) await call(failed);
    const refused = await call(failed);
    expect(refused).toMatchObject({ admitted: false, reason: 'circuit_open' });
    const probesFrom = (await health()).circuit.probesFrom ?? new Date(0);
    expect(await health()).toMatchObject({ circuit: { state: 'open', calls: 5, failurePercent: 80 }, waiting: 1 });
    expect('retryAt' in refused && refused.retryAt.getTime() >= probesFrom.getTime() - 1_000).toBe(true);
    const events = await api.database.query(
      `select type, severity, data_json->>'to' as "to" from event_log where tenant_id = $1 and data_json->>'connectorId' = $2`,
      [scope.workspaceId, connectorId],
    );
    expect(events).toEqual([{ type: 'circuit.opened', severity: 'error', to: 'open' }]);
    const audit = await api.database.query(
      `select action, actor_type, diff_json from operator_audit_log where resource_type = 'connector' and resource_id = $1`,
      [connectorId],
    );
    expect(audit).toEqual([
      {
        action: 'circuit.opened',
        actor_type: 'system',
        diff_json: [{ op: 'replace', path: '/circuit', value: 'open', was: 'closed' }],
      },
    ]);
    await api.operator.get(`/v1/workspaces/${scope.workspaceId}/audit/verify`).expect(200);
  });

  it('waits as the provider tells, and does not use more than what remains', async () => {
    const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000);
    const blocked = connector();
    await blocked.call({ ...succeeded, hint: { retryAt: soon(60) } });
    const refused = await blocked.call(succeeded);
    expect(refused).toMatchObject({ admitted: false, reason: 'rate_limited' });
    expect('retryAt' in refused && refused.retryAt.getTime()).toBeGreaterThan(Date.now() + 55_000);
    expect((await blocked.health()).rateLimit.blockedUntil?.getTime()).toBeGreaterThan(Date.now() + 55_000);

    const short = connector();
    await short.call({ ...succeeded, hint: { limit: 100, remaining: 2, resetAt: soon(60) } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => short.call(succeeded)));
    expect(answers.filter(({ admitted }) => admitted)).toHaveLength(2);
    expect((await short.health()).rateLimit.provider).toMatchObject({ limit: 100, remaining: 0 });
  });

  it('refuses what is too much, and tells no two waiters the same time', async () => {
    const { admit } = connector({ rateLimit: { limit: 1, burst: 1 } });
    const answers = await Promise.all(Array.from({ length: 50 }, admit));
    const times = answers.flatMap((answer) => (answer.admitted ? [] : [answer.retryAt.getTime()]));
    expect(times).toHaveLength(49);
    expect(new Set(times).size).toBe(49);
  });

  it('gives a slot back when its call ends', async () => {
    const { admit, health } = connector({ concurrency: { maxInFlight: 2 } });
    const [first, second, third] = [await admit(), await admit(), await admit()];
    expect(third).toMatchObject({ admitted: false, reason: 'concurrency_limited' });
    expect((await health()).concurrency).toEqual({ inFlight: 2, limit: 2 });
    if (first?.admitted) await first.permit.end(succeeded);
    expect([second?.admitted, (await admit()).admitted]).toEqual([true, true]);
  });

  it('keeps the limits for each process by itself while Redis is away, and says so', async () => {
    redisAway();
    const { call, admit, health } = connector({ concurrency: { maxInFlight: 1 }, circuitBreaker: breaker });
    const held = await admit();
    expect(await admit()).toMatchObject({ admitted: false, reason: 'concurrency_limited' });
    if (held.admitted) await held.permit.end(failed);
    for (let n = 0; n < 4; n += 1) await call(failed);
    expect(await admit()).toMatchObject({ admitted: false, reason: 'circuit_open' });
    expect(await health()).toMatchObject({ mode: 'local', circuit: { state: 'open' } });
  });
});
