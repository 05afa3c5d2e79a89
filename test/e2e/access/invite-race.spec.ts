import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { accept, makeWorkspace, type TestWorkspace, told } from '../../support/people';

const PEOPLE = 50;

describe('one invite that many accept at the same time', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    // Far fewer connections than people: nobody who waits may hold what the winner needs.
    api = await startApiUnderTest({ DATABASE_POOL_SIZE: '4' });
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  it('admits one of them, and leaves nothing of the others', async () => {
    const { body } = await api.operator.post(`${acme.base}/invites`, { role: 'developer' }).expect(201);
    const { token } = body as { token: string };
    const emails = Array.from({ length: PEOPLE }, (_, index) => `race${index}@example.com`);
    const answers = await Promise.all(emails.map((email) => accept(api.app, token, email)));

    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status !== 200).map(told);
    expect([won.length, lost]).toEqual([1, Array(PEOPLE - 1).fill([409, 'invite_used'])]);

    const { id, email } = (won[0]?.body as { user: { id: string; email: string } }).user;
    expect(await api.database.query(`select id, email from users where email like 'race%'`)).toEqual([{ id, email }]);
    const members = await api.database.query(
      `select user_id, role from workspace_members where workspace_id = $1 and role <> 'owner'`,
      [acme.id],
    );
    expect(members).toEqual([{ user_id: id, role: 'developer' }]);
    expect(await api.database.query('select from user_sessions where user_id = $1', [id])).toHaveLength(1);
    const changes = await api.database.query(
      `select resource_type from operator_audit_log where action = 'invite.accept' order by 1`,
    );
    expect(changes).toEqual([{ resource_type: 'member' }, { resource_type: 'user' }]);
  });
});
