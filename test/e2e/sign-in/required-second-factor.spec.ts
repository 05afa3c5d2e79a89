import { type ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { setUpSecondFactor } from '../../support/authenticator';
import { MovableClock } from '../../support/clock';
import { joinTeam, makeKey, makeWorkspace, type Team, type TestWorkspace, told } from '../../support/people';

const REQUIRED = [403, 'second_factor_required'];

describe('a workspace that requires a second factor', () => {
  let api: ApiUnderTest;
  let clock: MovableClock;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let team: Team;
  let key: ApiClient;

  beforeAll(async () => {
    api = await startApiUnderTest();
    clock = MovableClock.of(api.app);
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
    team = await joinTeam(api, acme);
    key = (await makeKey(api, acme, ['workspaces:read', 'workspaces:update', 'members:read'])).client;
  });
  afterAll(() => api.stop());

  const require = (as: ApiClient, requireSecondFactor: unknown = true) =>
    as.patch(acme.base, { settings: { requireSecondFactor } });

  it('is not made so by someone who has none, nor by a key', async () => {
    for (const caller of [team.owner, team.admin, api.operator, key]) {
      expect(told(await require(caller))).toEqual([403, 'second_factor_not_set_up']);
    }
    expect((await team.viewer.get(acme.base).expect(200)).body.settings).toMatchObject({ requireSecondFactor: false });
  });

  it('is made so by an admin who has one, and nobody below', async () => {
    await setUpSecondFactor(team.developer, clock);
    expect(told(await require(team.developer))).toEqual([403, 'permission_missing']);
    await setUpSecondFactor(team.admin, clock);
    for (const nonsense of ['true', 1, null]) expect((await require(team.admin, nonsense)).status).toBe(400);
    const { body } = await require(team.admin).expect(200);
    expect(body.settings).toMatchObject({ requireSecondFactor: true });
    const [row] = await api.database.query(
      `select diff_json from operator_audit_log where action = 'workspace.update' and tenant_id = $1`,
      [acme.id],
    );
    expect(row?.diff_json).toContainEqual({
      op: 'replace',
      path: '/settings/requireSecondFactor',
      value: true,
      was: false,
    });
  });

  it('closes all of its routes to people without one, also to an operator, and tells them how to set one up', async () => {
    for (const person of [team.owner, team.viewer, api.operator]) {
      const answers = [
        await person.get(acme.base),
        await person.get(`${acme.base}/members`),
        await person.patch(acme.base, { name: 'X' }),
        await person.post(`${acme.base}/invites`, { role: 'viewer' }),
      ];
      expect(answers.map(told)).toEqual(answers.map(() => REQUIRED));
      expect(answers[0]?.body.detail).toContain('POST /v1/auth/second-factor');
    }
  });

  it('stays open to people with one, and to its keys', async () => {
    await team.admin.get(`${acme.base}/members`).expect(200);
    await team.developer.get(acme.base).expect(200);
    await key.get(`${acme.base}/members`).expect(200);
  });

  it('tells strangers nothing of it', async () => {
    const made = await makeKey(api, other, ['workspaces:read']);
    expect(told(await made.client.get(acme.base))).toEqual([404, 'workspace_not_found']);
  });

  it('closes nothing else', async () => {
    await api.operator.get(other.base).expect(200);
    await team.viewer.get('/v1/auth/me').expect(200);
  });

  it('opens to someone once they have set one up, and closes when they turn it off', async () => {
    const { recoveryCodes } = await setUpSecondFactor(team.viewer, clock);
    await team.viewer.get(acme.base).expect(200);
    const proofs = { password: 'correct horse battery', code: recoveryCodes[0] };
    await team.viewer.delete('/v1/auth/second-factor').send(proofs).expect(204);
    expect(told(await team.viewer.get(acme.base))).toEqual(REQUIRED);
  });

  it('is not opened again by a key, but by an admin', async () => {
    expect(told(await require(key, false))).toEqual([403, 'second_factor_not_set_up']);
    await require(team.admin, false).expect(200);
    await team.viewer.get(acme.base).expect(200);
  });
});
