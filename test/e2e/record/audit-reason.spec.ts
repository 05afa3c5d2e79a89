import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey, makeWorkspace, type TestWorkspace, told } from '../../support/people';

const NO_REASON = [400, 'audit_reason_required'];

describe('a workspace that asks for reasons', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  const because = () => api.operator.with({ 'x-audit-reason': 'no longer used' });
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    const body = { settings: { requireAuditReason: true } };
    const answer = await api.operator.patch(acme.base, body).expect(200);
    expect(answer.body.settings).toMatchObject({ requireAuditReason: true });
  });
  afterAll(() => api.stop());

  const make = async (path: string, body: object) =>
    (await api.operator.post(`${acme.base}/${path}`, body).expect(201)).body as { id: string };

  it('deletes nothing without one', async () => {
    const { id } = await make('policies', { name: 'p' });
    const path = `${acme.base}/policies/${id}`;
    const refused = await api.operator.delete(path);
    expect(told(refused)).toEqual(NO_REASON);
    expect(refused.body.detail).toContain('X-Audit-Reason');
    expect(told(await api.operator.with({ 'x-audit-reason': '   ' }).delete(path))).toEqual(NO_REASON);
    await api.operator.get(path).expect(200);
    await because().delete(path).expect(204);
    const { body } = await api.operator.get(`${acme.base}/audit?action=policy.delete`).expect(200);
    expect(body.items).toMatchObject([{ resourceId: id, reason: 'no longer used' }]);
  });

  it('revokes and rotates nothing without one', async () => {
    const key = await makeKey(api, acme, ['jobs:read']);
    const path = `${acme.base}/api-keys/${key.id}`;
    expect(told(await api.operator.post(`${path}/rotate`))).toEqual(NO_REASON);
    expect(told(await api.operator.delete(path))).toEqual(NO_REASON);
    await because().post(`${path}/rotate`).expect(201);
    await because().delete(path).expect(204);
    const secret = await make('secret-refs', { name: 's', provider: 'local', value: 'v' });
    const rotation = `${acme.base}/secret-refs/${secret.id}/rotate`;
    expect(told(await api.operator.post(rotation, { value: 'w' }))).toEqual(NO_REASON);
    await because().post(rotation, { value: 'w' }).expect(200);
  });

  it('cancels no job without one, be it one or many', async () => {
    const job = { type: 'http.request', payload: { url: 'https://example.com/', method: 'GET' } };
    const { id } = await make('jobs', job);
    expect(told(await api.operator.post(`${acme.base}/jobs/${id}/cancel`))).toEqual(NO_REASON);
    expect(told(await api.operator.post(`${acme.base}/jobs/cancel`, {}))).toEqual(NO_REASON);
    await because().post(`${acme.base}/jobs/${id}/cancel`).expect(200);
    await because().post(`${acme.base}/jobs/cancel`, {}).expect(202);
  });

  it('is not disabled without one', async () => {
    expect(told(await api.operator.post(`${acme.base}/disable`))).toEqual(NO_REASON);
    await because().post(`${acme.base}/disable`).expect(200);
    await api.operator.post(`${acme.base}/enable`).expect(200);
  });

  it('is made, read and changed as ever', async () => {
    const { id } = await make('policies', { name: 'q' });
    await api.operator.patch(`${acme.base}/policies/${id}`, { name: 'r' }).expect(200);
    await api.operator.get(`${acme.base}/policies`).expect(200);
  });

  it('tells who may not do it at all just that', async () => {
    const { client } = await makeKey(api, acme, ['policies:read']);
    expect(told(await client.delete(`${acme.base}/policies/${acme.id}`))).toEqual([403, 'permission_missing']);
  });

  it('is alone in it: others ask for none', async () => {
    const other = await makeWorkspace(api, 'other');
    const { body } = await api.operator.post(`${other.base}/policies`, { name: 'p' }).expect(201);
    await api.operator.delete(`${other.base}/policies/${body.id}`).expect(204);
  });

  it('may stop asking, and keeps its other settings', async () => {
    const { body } = await api.operator.patch(acme.base, { settings: { requireAuditReason: false } }).expect(200);
    expect(body.settings).toMatchObject({ requireAuditReason: false });
    const policy = await make('policies', { name: 's' });
    await api.operator.delete(`${acme.base}/policies/${policy.id}`).expect(204);
    await api.operator.patch(acme.base, { settings: { requireAuditReason: 'yes' } }).expect(400);
    await api.operator.patch(acme.base, { settings: { unknown: true } }).expect(400);
  });
});
