import { ApiClient, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { join, joinTeam, makeWorkspace, type Team, type TestWorkspace, told } from '../../support/people';

const PERMISSIONS = ['workspaces:read', 'api-keys:manage', 'jobs:read', 'invites:manage'];

describe('API keys', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let team: Team;
  let stranger: ApiClient;
  let key: { id: string; key: string; keyPrefix: string };
  let program: ApiClient;

  const create = (as: ApiClient, body: object) => as.post(`${acme.base}/api-keys`, body);

  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
    team = await joinTeam(api, acme);
    stranger = await join(api, other, { inviter: api.operator, role: 'owner', email: 'stranger@example.com' });
    key = (await create(team.admin, { name: 'CI', permissions: PERMISSIONS }).expect(201)).body;
    program = ApiClient.withKey(api.app, key.key);
  });
  afterAll(() => api.stop());

  it('are shown once', async () => {
    expect(key.key).toMatch(/^sbx_[\w-]{43}$/);
    expect(key.keyPrefix).toBe(key.key.slice(0, 12));
    const list = await team.developer.get(`${acme.base}/api-keys`).expect(200);
    const stored = [await api.database.query('select * from operator_audit_log'), list.body];
    expect(JSON.stringify(stored)).not.toContain(key.key);
  });

  it('work in their workspace, with their permissions', async () => {
    await program.get(acme.base).expect(200);
    expect(told(await program.get(other.base))).toEqual([404, 'workspace_not_found']);
    expect(told(await program.get(`${acme.base}/members`))).toEqual([403, 'permission_missing']);
    const listed = await program.get('/v1/workspaces').expect(200);
    const { items } = listed.body as { items: { slug: string }[] };
    expect(items.map(({ slug }) => slug)).toEqual(['acme']);
  });

  it.each([
    ['get', '/me', undefined],
    ['patch', '/me', { name: 'K' }],
    ['post', '/logout', undefined],
    ['get', '/sessions', undefined],
  ] as const)('are nobody: no account answers %s %s', async (method, path, body) => {
    const call = method === 'get' ? program.get(`/v1/auth${path}`) : program[method](`/v1/auth${path}`, body);
    expect(told(await call)).toEqual([403, 'session_required']);
  });

  it('carry nothing that their maker does not have', async () => {
    const byAdmin = await create(team.admin, { name: 'K', permissions: ['workspaces:delete', 'jobs:read'] });
    expect(told(byAdmin)).toEqual([403, 'permission_not_yours']);
    expect(byAdmin.body.detail).toContain('workspaces:delete.');
    expect(told(await create(program, { name: 'K', permissions: ['jobs:write'] }))).toEqual([
      403,
      'permission_not_yours',
    ]);
    await create(program, { name: 'K', permissions: ['jobs:read'] }).expect(201);
    expect((await create(api.operator, { name: 'K', permissions: ['workspaces:create'] })).status).toBe(400);
    expect((await create(api.operator, { name: 'K', permissions: [] })).status).toBe(400);
    expect(told(await program.post(`${acme.base}/invites`, { role: 'viewer' }))).toEqual([403, 'role_above_yours']);
  });

  it('note their last use', async () => {
    // It is written beside the answer, so it may come a little later.
    await until('the use on record', async () => {
      const [row] = await api.database.query('select last_used_at from api_keys where id = $1', [key.id]);
      return row?.last_used_at as Date | null;
    });
  });

  it.each([`sbx_${'A'.repeat(43)}`, 'sbx_short', 'other', 'a b'])('that are "%s" open nothing', async (wrong) => {
    expect(told(await ApiClient.withKey(api.app, wrong).get(acme.base))).toEqual([401, 'unauthenticated']);
  });

  it('open nothing when wrong, even beside the cookie of someone who may', async () => {
    const both = api.operator.with({ authorization: 'Bearer sbx_wrong' });
    expect(told(await both.get(acme.base))).toEqual([401, 'unauthenticated']);
  });

  it('open nothing once expired', async () => {
    const past = await create(team.admin, { name: 'K', permissions: ['jobs:read'], expiresAt: '2020-01-01T00:00:00Z' });
    expect(past.body.errors[0].path).toBe('expiresAt');
    const made = await create(team.admin, {
      name: 'K',
      permissions: ['workspaces:read'],
      expiresAt: '2999-01-01T00:00:00Z',
    });
    const soon = ApiClient.withKey(api.app, made.body.key);
    await soon.get(acme.base).expect(200);
    await api.database.query(`update api_keys set expires_at = now() where id = $1`, [made.body.id]);
    expect((await soon.get(acme.base)).status).toBe(401);
  });

  it('open nothing once revoked, which only their own workspace can', async () => {
    expect(told(await stranger.delete(`${other.base}/api-keys/${key.id}`))).toEqual([404, 'api_key_not_found']);
    await team.admin.delete(`${acme.base}/api-keys/${key.id}`).expect(204);
    expect((await program.get(acme.base)).status).toBe(401);
  });

  it('come page by page, newest first', async () => {
    const first = (await team.developer.get(`${acme.base}/api-keys?limit=2`)).body;
    const second = (await team.developer.get(`${acme.base}/api-keys?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(second.items[0].id).toBe(key.id);
  });
});
