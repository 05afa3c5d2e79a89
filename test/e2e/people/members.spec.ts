import type { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { join, joinTeam, makeWorkspace, type Team, type TestWorkspace, told } from '../../support/people';

interface Member {
  id: string;
  email: string;
  role: string;
}

describe('members', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let team: Team;

  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
    team = await joinTeam(api, acme);
  });
  afterAll(() => api.stop());

  const list = async (as: ApiClient, base = acme.base) =>
    (await as.get(`${base}/members`).expect(200)).body.items as Member[];
  const urlOf = async (email: string) => {
    const member = (await list(team.owner)).find((found) => found.email === email);
    return `${acme.base}/members/${member?.id}`;
  };

  it('are listed with their names, newest first', async () => {
    const found = (await list(team.viewer)).map(({ email, role }) => `${email} ${role}`);
    expect(found).toEqual([
      'viewer@example.com viewer',
      'developer@example.com developer',
      'admin@example.com admin',
      'owner@example.com owner',
      'operator@example.test owner',
    ]);
  });

  it('come page by page', async () => {
    const first = (await team.viewer.get(`${acme.base}/members?limit=3`)).body;
    const second = (await team.viewer.get(`${acme.base}/members?limit=3&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
  });

  it('change role, and what they may do with it, at once', async () => {
    const url = await urlOf('viewer@example.com');
    const changed = await team.admin.patch(url, { role: 'developer' }).expect(200);
    expect(changed.body).toMatchObject({ role: 'developer', name: 'viewer@example.com', version: 2 });
    await team.viewer.get(`${acme.base}/api-keys`).expect(200);
    await team.admin.patch(url, { role: 'viewer' }).expect(200);
    expect((await team.viewer.get(`${acme.base}/api-keys`)).status).toBe(403);
    const [row] = await api.database.query(
      `select diff_json from operator_audit_log where action = 'member.change_role' order by sequence`,
    );
    expect(row?.diff_json).toContainEqual({ op: 'replace', path: '/role', value: 'developer', was: 'viewer' });
  });

  it('let no admin touch an owner or make one', async () => {
    const remove = await team.admin.delete(await urlOf('owner@example.com'));
    const raise = await team.admin.patch(await urlOf('admin@example.com'), { role: 'owner' });
    expect([told(remove), told(raise)]).toEqual(Array(2).fill([403, 'role_above_yours']));
  });

  it('of another workspace are not there', async () => {
    const [theirs] = await list(api.operator, other.base);
    expect(told(await team.owner.delete(`${acme.base}/members/${theirs?.id}`))).toEqual([404, 'member_not_found']);
  });

  it('keep an owner when two owners step down at the same time', async () => {
    const urls = [await urlOf('owner@example.com'), await urlOf('operator@example.test')];
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(urls.map((url) => api.operator.patch(url, { role: 'admin' })));
      expect(answers.map(told).sort()).toEqual([
        [200, undefined],
        [409, 'last_owner'],
      ]);
      for (const url of urls) await api.operator.patch(url, { role: 'owner' }).expect(200);
    }
  });

  it('are out at once when they are removed', async () => {
    const leaver = await join(api, acme, { inviter: team.admin, role: 'viewer', email: 'leaver@example.com' });
    await leaver.get(acme.base).expect(200);
    const url = await urlOf('leaver@example.com');
    expect(told(await team.admin.with({ 'if-match': '"9"' }).delete(url))).toEqual([412, 'stale_version']);
    await team.admin.delete(url).expect(204);
    expect(told(await leaver.get(acme.base))).toEqual([404, 'workspace_not_found']);
  });
});
