import { ApiClient } from '@app/testing';
import type { Response } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import {
  accept,
  join,
  joinTeam,
  makeWorkspace,
  PASSWORD,
  type Team,
  type TestWorkspace,
  told,
} from '../../support/people';

interface Invite {
  id: string;
  token: string;
  link: string;
  expiresAt: string;
}

/** The code of a refusal, or the status of a success. */
const ending = (answer: Response) => told(answer)[1] ?? answer.status;

describe('invites', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let team: Team;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    team = await joinTeam(api, acme);
  });
  afterAll(() => api.stop());

  const invite = (as: ApiClient, body: object) => as.post(`${acme.base}/invites`, body);
  const invited = async (body: object = { role: 'viewer' }) =>
    (await invite(team.admin, body).expect(201)).body as Invite;
  const preview = (token: string) => ApiClient.anonymous(api.app).get(`/v1/invites/${token}`);

  it('show the link once', async () => {
    const made = await invited({ role: 'viewer', email: 'New@Example.com', expiresInHours: 1 });
    expect(made.link).toBe(`http://localhost:3000/console/invite/${made.token}`);
    const list = await team.viewer.get(`${acme.base}/invites`).expect(200);
    expect(list.body.items[0]).toMatchObject({ id: made.id, email: 'new@example.com', role: 'viewer' });
    const stored = await api.database.query('select * from operator_audit_log');
    expect(JSON.stringify([list.body, stored])).not.toContain(made.token);
    const keyed = await invite(team.admin.with({ 'idempotency-key': 'k' }), { role: 'viewer' });
    expect(told(keyed)).toEqual([400, 'idempotency_not_supported']);
  });

  it('reach no role above the own', async () => {
    expect(told(await invite(team.admin, { role: 'owner' }))).toEqual([403, 'role_above_yours']);
    expect(told(await invite(team.owner, { role: 'operator' }))).toEqual([400, 'invalid_input']);
  });

  it('tell four things to whoever has the link', async () => {
    const { token, expiresAt } = await invited();
    const { body } = await preview(token).expect(200);
    expect(body).toEqual({ workspaceName: 'Acme', inviterName: 'admin@example.com', role: 'viewer', expiresAt });
  });

  it('for one address admit no other', async () => {
    const { token } = await invited({ role: 'viewer', email: 'only@example.com' });
    expect(told(await accept(api.app, token, 'me@example.com'))).toEqual([403, 'invite_for_another_email']);
    await accept(api.app, token, 'ONLY@example.com').expect(200);
  });

  it('ask an existing account for its password', async () => {
    const other = await makeWorkspace(api, 'other');
    await join(api, other, { inviter: api.operator, role: 'owner', email: 'stranger@example.com' });
    const { token } = await invited();
    expect(told(await accept(api.app, token, 'stranger@example.com', 'not their password'))).toEqual([
      401,
      'invalid_credentials',
    ]);
    const admitted = await accept(api.app, token, 'stranger@example.com').expect(200);
    expect(admitted.body.user.name).toBe('stranger@example.com');
    const again = await invited();
    expect(told(await accept(api.app, again.token, 'stranger@example.com'))).toEqual([409, 'already_member']);
    await preview(again.token).expect(200); // nothing of the refused try stays
  });

  it('that are revoked, expired, used or made up say so', async () => {
    const [revoked, expired, used] = [await invited(), await invited(), await invited()];
    await team.admin.delete(`${acme.base}/invites/${revoked.id}`).expect(204);
    await api.database.query(`update workspace_invites set expires_at = now() where id = $1`, [expired.id]);
    await accept(api.app, used.token, 'user@example.com').expect(200);
    const codes: Record<string, (number | string | undefined)[]> = {
      [revoked.token]: [409, 'invite_revoked'],
      [expired.token]: [409, 'invite_expired'],
      [used.token]: [409, 'invite_used'],
      ['A'.repeat(43)]: [404, 'invite_not_found'],
      x: [404, 'invite_not_found'],
    };
    for (const [token, expected] of Object.entries(codes)) {
      expect(told(await preview(token))).toEqual(expected);
      expect(told(await accept(api.app, token, 'late@example.com'))).toEqual(expected);
    }
  });

  it('make one account when many people accept at the same time', async () => {
    const { token } = await invited();
    const emails = Array.from({ length: 6 }, (_, index) => `race${index}@example.com`);
    const answers = await Promise.all(emails.map((email) => accept(api.app, token, email)));
    expect(answers.map(ending).sort()).toEqual([200, ...Array<string>(5).fill('invite_used')]);
    expect(await api.database.query(`select from users where email like 'race%'`)).toHaveLength(1);
  });

  it('make one account when one person accepts twice at the same time', async () => {
    const { token } = await invited();
    const answers = await Promise.all([1, 2].map(() => accept(api.app, token, 'twin@example.com')));
    expect(answers.map(ending).sort()).toEqual([200, 'invite_used']);
  });

  it('put the acceptance on record in the workspace', async () => {
    const { token } = await invited();
    await accept(api.app, token, 'recorded@example.com').expect(200);
    const [row] = await api.database.query(
      `select * from operator_audit_log where action = 'invite.accept' and tenant_id = $1 order by sequence desc limit 1`,
      [acme.id],
    );
    expect(row).toMatchObject({ resource_type: 'member', actor_type: 'user', ip: expect.any(String) });
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
  });
});
