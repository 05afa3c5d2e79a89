import { WorkspacesService } from '@app/workspaces';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { join, joinTeam, makeWorkspace, type Team, type TestWorkspace, told } from '../../support/people';

const UNKNOWN = '0197aaaa-0000-7000-8000-000000000000';

describe('workspaces', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let team: Team;
  let stranger: Team['owner'];

  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other', { env: 'staging' });
    team = await joinTeam(api, acme);
    stranger = await join(api, other, { inviter: api.operator, role: 'owner', email: 'stranger@example.com' });
  });
  afterAll(() => api.stop());

  const slugs = (body: { items: { slug: string }[] }) => body.items.map(({ slug }) => slug);

  it('are made by an operator, who becomes an owner', async () => {
    const { body } = await api.operator.get(acme.base).expect(200);
    expect(body).toMatchObject({ name: 'Acme', slug: 'acme', env: 'production', status: 'active', version: 1 });
    const me = await api.operator.get('/v1/auth/me');
    expect(me.body.memberships).toEqual([
      { workspaceId: acme.id, name: 'Acme', slug: 'acme', role: 'owner' },
      { workspaceId: other.id, name: 'Other', slug: 'other', role: 'owner' },
    ]);
    const rows = await api.database.query(
      `select resource_id from operator_audit_log where action = 'workspace.create' and tenant_id = $1`,
      [acme.id],
    );
    expect(rows).toEqual([{ resource_id: acme.id }]);
    expect(told(await team.owner.post('/v1/workspaces', { name: 'Mine', slug: 'mine' }))).toEqual([
      403,
      'permission_missing',
    ]);
  });

  it('have names and slugs of their own', async () => {
    const name = await api.operator.post('/v1/workspaces', { name: 'Acme', slug: 'acme-2' });
    expect([...told(name), name.body.errors[0].path]).toEqual([409, 'workspace_name_taken', 'name']);
    const slug = await api.operator.post('/v1/workspaces', { name: 'Acme 2', slug: 'acme' });
    expect([...told(slug), slug.body.errors[0].path]).toEqual([409, 'workspace_slug_taken', 'slug']);
    expect(told(await api.operator.patch(other.base, { name: 'Acme' }))).toEqual([409, 'workspace_name_taken']);
  });

  it('are listed to a person only where they belong, with filters', async () => {
    expect(slugs((await stranger.get('/v1/workspaces')).body)).toEqual(['other']);
    const found = await api.operator.get('/v1/workspaces?env=production&status=active&slug=acme');
    expect(slugs(found.body)).toEqual(['acme']);
    const page = await api.operator.get('/v1/workspaces?limit=1');
    const next = await api.operator.get(`/v1/workspaces?limit=1&cursor=${page.body.nextCursor}`);
    expect([...slugs(page.body), ...slugs(next.body), next.body.nextCursor]).toEqual(['other', 'acme', null]);
  });

  it('answer a stranger, an unknown id and nonsense with the same 404', async () => {
    for (const path of ['', '/members', '/invites', '/api-keys', '/connectors', '/jobs', '/audit']) {
      const there = await stranger.get(`${acme.base}${path}`);
      const unknown = await api.operator.get(`/v1/workspaces/${UNKNOWN}${path}`);
      const nonsense = await api.operator.get(`/v1/workspaces/nonsense${path}`);
      for (const answer of [there, unknown, nonsense]) expect(told(answer)).toEqual([404, 'workspace_not_found']);
      const [theirs, nobodys] = [there, unknown].map(({ body }) => (body as { detail: string }).detail);
      expect(theirs?.replace(acme.id, '')).toBe(nobodys?.replace(UNKNOWN, ''));
    }
  });

  it.each([
    ['viewer', 'patch', '', 'workspaces:update'],
    ['developer', 'post', '/invites', 'invites:manage'],
    ['viewer', 'get', '/api-keys', 'api-keys:read'],
    ['developer', 'get', '/audit', 'audit:read'],
    ['admin', 'delete', '', 'workspaces:delete'],
  ] as const)('tell a %s which permission is missing for %s %s', async (role, method, path, permission) => {
    const answer = await team[role][method](`${acme.base}${path}`);
    expect(told(answer)).toEqual([403, 'permission_missing']);
    expect(answer.body.detail).toContain(permission);
  });

  it('change with If-Match, also by an id in capitals', async () => {
    const url = `/v1/workspaces/${acme.id.toUpperCase()}`;
    const admin = team.admin.with({ 'if-match': '"1"' });
    const changed = await admin.patch(url, { env: 'development' }).expect(200);
    expect([changed.body.env, changed.body.version, changed.headers.etag]).toEqual(['development', 2, '"2"']);
    expect(told(await admin.patch(url, { env: 'x' }))).toEqual([412, 'stale_version']);
    expect(told(await team.admin.patch(url, { name: null }))).toEqual([400, 'invalid_input']);
  });

  it('take no changes while disabled, until they are enabled', async () => {
    const service = api.app.get(WorkspacesService);
    expect(await service.isActive(acme.id)).toBe(true);
    expect((await team.owner.post(`${acme.base}/disable`).expect(200)).body.status).toBe('disabled');
    expect(await service.isActive(acme.id)).toBe(false);
    await team.viewer.get(acme.base).expect(200);
    expect(told(await api.operator.patch(acme.base, { env: 'x' }))).toEqual([403, 'workspace_disabled']);
    expect(told(await team.viewer.post(`${acme.base}/enable`))).toEqual([403, 'permission_missing']);
    expect((await team.admin.post(`${acme.base}/enable`).expect(200)).body.status).toBe('active');
    expect(await service.isActive(acme.id)).toBe(true);
  });

  it('are gone once deleted, and their name is free', async () => {
    const { base } = await makeWorkspace(api, 'short');
    expect((await api.operator.with({ 'if-match': '"7"' }).delete(base)).status).toBe(412);
    await api.operator.delete(base).expect(204);
    expect(told(await api.operator.get(base))).toEqual([404, 'workspace_not_found']);
    await makeWorkspace(api, 'short');
  });
});
