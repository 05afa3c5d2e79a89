import { createPipeline, deliver, type Pipeline, Receiver } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

describe('a dry run', () => {
  let api: ApiUnderTest;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let route: object;
  beforeAll(async () => {
    api = await startApiUnderTest();
    receiver = await Receiver.start();
    pipeline = await createPipeline(api.operator, { destinationUrl: `${receiver.url}/base` });
    const secret = { name: 'token', provider: 'local', value: 'a token of the destination' };
    const { id: secretRefId } = (await api.operator.post(`${pipeline.base}/secret-refs`, secret).expect(201)).body;
    const settings = { baseUrl: `${receiver.url}/base`, auth: { scheme: 'bearer' } };
    await api.operator
      .patch(`${pipeline.base}/connectors/${pipeline.destinationId}`, { settings, secretRefId })
      .expect(200);
    route = {
      name: 'Tried',
      sourceConnectorId: pipeline.sourceId,
      destinationConnectorId: pipeline.destinationId,
      eventTypes: ['issues'],
      filters: [{ path: '$.action', operator: 'equals', value: 'opened', group: 0 }],
      transform: '{"n": issue.number}',
      orderingKey: '$.issue.number',
      request: { method: 'POST', path: '/issues/{{ $.issue.number }}' },
    };
  });
  afterAll(async () => {
    await api.stop();
    await receiver.stop();
  });

  const pasted = (payload: unknown, type = 'issues') => ({ type, body: JSON.stringify(payload) });
  const unsaved = (change: object, event: object) =>
    api.operator.post(`${pipeline.base}/routes/dry-run`, { route: { ...route, ...change }, event });

  it('shows the request, the body and the policy for a pasted event, and sends nothing', async () => {
    const { body } = await unsaved({}, pasted({ action: 'opened', issue: { number: 7 } })).expect(200);
    expect(body).toMatchObject({
      matched: true,
      body: { text: '{"n":7}', bytes: 7, contentType: 'application/json', transformed: true },
      request: {
        method: 'POST',
        url: `${receiver.url}/base/issues/7`,
        headers: {
          authorization: '[redacted]',
          'content-type': 'application/json',
          'x-signalbox-event-type': 'issues',
        },
      },
      policy: { id: pipeline.policyId, name: 'test', version: 1 },
      orderingKey: expect.stringMatching(/^route:.*:7$/),
      problems: [],
    });
    expect(JSON.stringify(body)).not.toContain('a token of');
    expect(receiver.calls).toEqual([]);
    expect(await api.database.query('select id from jobs')).toEqual([]);
  });

  it('tells which filter does not hold, and what it found', async () => {
    const { body } = await unsaved({}, pasted({ action: 'closed', issue: { number: 7 } }, 'push')).expect(200);
    expect(body.matched).toBe(false);
    expect(body.checks.filter(({ holds }: { holds: boolean }) => !holds)).toMatchObject([
      { check: 'eventType', message: 'wants issues: the event has push' },
      { check: 'filter', message: '$.action equals "opened": found "closed"', found: ['closed'] },
    ]);
  });

  it('tells why no call could be made', async () => {
    const { body } = await unsaved({ transform: '$sum(action)' }, pasted({ action: 'opened' })).expect(200);
    expect(body).toMatchObject({ matched: true, body: null, request: null });
    expect(body.problems.map(({ code }: { code: string }) => code)).toEqual(['template_failed', 'transform_failed']);
  });

  it('takes an event of the inbox and a stored route', async () => {
    const receipt = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, payload: { issue: 1 } });
    const url = `${pipeline.base}/routes/${pipeline.routeId}/dry-run`;
    const { body } = await api.operator.post(url, { inboxId: receipt.body.id }).expect(200);
    expect(body).toMatchObject({ matched: true, body: { text: '{"issue":1}', transformed: false } });
    const key = await makeKey(api, { id: pipeline.workspaceId, base: pipeline.base }, ['routes:read']);
    expectProblem(await key.client.post(url, { inboxId: receipt.body.id }), 403, 'permission_missing');
    await key.client.post(url, { event: pasted({}) }).expect(200);
  });

  it('refuses what could not be stored, and an event that is none', async () => {
    expect(badFields(await unsaved({ transform: '{', orderingKey: 'issue' }, pasted({})))).toEqual([
      'route.orderingKey',
      'route.transform',
    ]);
    expect(badFields(await unsaved({ request: { method: 'GET' } }, pasted({})))).toEqual(['transform']);
    const neither = await api.operator.post(`${pipeline.base}/routes/dry-run`, { route });
    expectProblem(neither, 400, 'invalid_input');
    const request = {
      path: '/{{ issue }}',
      query: { token: 'x', a: '{{ b' },
      headers: { 'x-a': '{{ headers.cookie }}' },
    };
    expect(badFields(await unsaved({ request }, pasted({})))).toEqual([
      'route.request.headers',
      'route.request.path',
      'route.request.query',
    ]);
  });
});
