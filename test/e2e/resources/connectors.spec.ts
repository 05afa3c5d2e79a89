import { deliver, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

interface Connector {
  id: string;
  name: string;
  type: string;
}

describe('connectors', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let list: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    list = `${acme.base}/connectors`;
  });
  afterAll(() => api.stop());

  const settings = { baseUrl: 'https://api.example.com' };
  const make = (name: string, fields: object = {}) =>
    api.operator.post(list, { type: 'http', name, settings, ...fields });
  const made = async (name: string, fields?: object) => `${list}/${(await make(name, fields).expect(201)).body.id}`;

  it('are of a type of the catalogue, whose settings are described', async () => {
    const { body } = await api.operator.get('/v1/connector-types').expect(200);
    const types = (body as { type: string; settings: { type: string } }[]) ?? [];
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['http', 'github']));
    for (const type of types) expect(type.settings.type).toBe('object');
    const unknown = await make('x', { type: 'telegraph' });
    expectProblem(unknown, 400, 'invalid_input');
    expect(badFields(unknown)).toEqual(['type']);
  });

  it('tell of every type how it signs in, and take no webhooks that nobody can verify', async () => {
    const { body } = await api.operator.get('/v1/connector-types').expect(200);
    const types = body as { type: string; takesWebhooks: boolean; authSchemes: { scheme: string; secret: string }[] }[];
    expect(types.length).toBeGreaterThanOrEqual(14);
    for (const { authSchemes } of types) expect(authSchemes.every(({ secret }) => secret.length > 5)).toBe(true);
    const SETTINGS: Record<string, object> = { shopify: { shop: 'acme.myshopify.com' } };
    for (const { type, takesWebhooks } of types) {
      const made = await make(`hooked ${type}`, { type, settings: SETTINGS[type] ?? {} }).expect(201);
      const answer = await api.app.inject({ method: 'POST', url: `/hooks/${made.body.ingestKey}`, payload: {} });
      // Where it can be verified, an unsigned webhook is refused for its signature; elsewhere nobody listens.
      if (!takesWebhooks) expect([type, answer.statusCode]).toEqual([type, 404]);
      expect([type, answer.statusCode < 300]).toEqual([type, false]);
      await api.operator.delete(`${list}/${made.body.id}`).expect(204);
    }
  });

  it('are made with a webhook address of their own', async () => {
    const { body, headers } = await make('First').expect(201);
    expect(body).toMatchObject({ type: 'http', name: 'First', status: 'active', secretRefId: null, policyId: null });
    expect(body.settings).toMatchObject(settings);
    expect(body.ingestKey).toMatch(/^[\w-]{32}$/);
    expect(body.ingestUrl).toBe(`http://localhost:3000/hooks/${body.ingestKey}`);
    expect(headers.etag).toBe('"1"');
    expect((await api.operator.get(`${list}/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('are refused with all that is wrong', async () => {
    const answer = await make(' x', { type: 7, settings: [], secretRefId: 'y', policyId: 'z', status: 'active' });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['name', 'policyId', 'secretRefId', 'settings', 'status', 'type']);
    const inside = await make('x', { settings: { baseUrl: 'ftp://x', colour: 'red' } });
    expectProblem(inside, 400, 'invalid_input');
    expect(badFields(inside)).toEqual(['settings.baseUrl', 'settings.colour']);
  });

  it('take no secret in their settings, and do not repeat it', async () => {
    const secret = `ghp_${'a'.repeat(36)}`;
    const answer = await make('x', { settings: { ...settings, headers: { 'X-Token': secret } } });
    expectProblem(answer, 400, 'invalid_input');
    expect(answer.text).not.toContain(secret);
  });

  it('change only in what is sent, under If-Match', async () => {
    const url = await made('Changing');
    const { body: before } = await api.operator.get(url);
    const renamed = await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Changed' }).expect(200);
    expect(renamed.body).toEqual({ ...before, name: 'Changed', version: 2, updatedAt: expect.any(String) });
    expect(renamed.headers.etag).toBe('"2"');
    expectProblem(await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Late' }), 412, 'stale_version');
    expect(badFields(await api.operator.patch(url, { type: 'github' }))).toEqual(['type']);
    expect(badFields(await api.operator.patch(url, { name: null, settings: null }))).toEqual(['name', 'settings']);
  });

  it('have names of their own', async () => {
    const other = await made('Free');
    await made('Taken');
    expectProblem(await make('Taken'), 409, 'name_taken');
    expectProblem(await api.operator.patch(other, { name: 'Taken' }), 409, 'name_taken');
  });

  it('are listed page by page, with filters', async () => {
    for (const n of [1, 2, 3, 4, 5]) await made(`Hub ${n}`, { type: 'github', settings: {} });
    const found = await readAll<Connector>(api.operator, `${list}?type=github&status=active`, 2);
    expect(found.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((n) => `Hub ${n}`));
    expect(await readAll<Connector>(api.operator, `${list}?name=Hub%203`, 2)).toHaveLength(1);
  });

  it('are deleted unless a route uses them, and their name is free again', async () => {
    const url = await made('In use', { type: 'github', settings: {} });
    const id = url.split('/').at(-1);
    const route = { name: 'R', sourceConnectorId: id, destinationConnectorId: (await made('To')).split('/').at(-1) };
    const { body } = await api.operator.post(`${acme.base}/routes`, route).expect(201);
    const refused = await api.operator.delete(url);
    expectProblem(refused, 409, 'connector_in_use');
    expect(refused.body.detail).toContain('route "R"');
    await api.operator.delete(`${acme.base}/routes/${body.id}`).expect(204);
    expectProblem(await api.operator.with({ 'if-match': '"9"' }).delete(url), 412, 'stale_version');
    await api.operator.delete(url).expect(204);
    expectProblem(await api.operator.get(url), 404, 'connector_not_found');
    await made('In use');
  });

  it('verify webhooks with a secret of their own, where they have one', async () => {
    const secretRef = async (name: string, value: string) =>
      (await api.operator.post(`${acme.base}/secret-refs`, { name, provider: 'local', value }).expect(201)).body
        .id as string;
    const [token, webhook] = [await secretRef('token', 'the api token'), await secretRef('hook', 'the webhook secret')];
    const fields = { type: 'github', settings: {}, secretRefId: token, webhookSecretRefId: webhook };
    const { body } = await make('Two secrets', fields).expect(201);
    const send = (secret: string) => deliver(api.app, body.ingestKey as string, { secret }, 'any');
    expect((await send('the webhook secret')).status).toBe(202);
    expect((await send('the api token')).body).toMatchObject({ status: 401, code: 'signature_mismatch' });
    expectProblem(await api.operator.delete(`${acme.base}/secret-refs/${webhook}`), 409, 'secret_in_use');
    await api.operator.patch(`${list}/${body.id}`, { webhookSecretRefId: null }).expect(200);
    await until('the change to be known', async () => (await send('the api token')).status === 202);
    await api.operator.delete(`${acme.base}/secret-refs/${webhook}`).expect(204);
    const unknown = await make('Unknown secret', { webhookSecretRefId: '0197aaaa-0000-7000-8000-000000000000' });
    expect(badFields(unknown)).toEqual(['webhookSecretRefId']);
  });
});
