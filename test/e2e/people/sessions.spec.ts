import { ApiClient, OPERATOR } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { told } from '../../support/people';

interface Session {
  id: string;
  current: boolean;
}

describe('sessions', () => {
  let api: ApiUnderTest;
  beforeAll(async () => (api = await startApiUnderTest()));
  afterAll(() => api.stop());

  const list = async (as: ApiClient, query = '') =>
    (await as.get(`/v1/auth/sessions${query}`).expect(200)).body as { items: Session[]; nextCursor: string | null };

  it('are listed and ended; an ended one is out at once', async () => {
    const second = await ApiClient.signedIn(api.app);
    const { items } = await list(api.operator);
    expect(items.map(({ current }) => current)).toEqual([false, true]);
    const theirs = items[0]?.id;
    await api.operator.delete(`/v1/auth/sessions/${theirs}`).expect(204);
    expect((await second.get('/v1/auth/me')).status).toBe(401);
    expect(told(await api.operator.delete(`/v1/auth/sessions/${theirs}`))).toEqual([404, 'session_not_found']);
    expect(told(await api.operator.delete('/v1/auth/sessions/nonsense'))).toEqual([404, 'session_not_found']);
  });

  it('come page by page', async () => {
    const others = [await ApiClient.signedIn(api.app), await ApiClient.signedIn(api.app)];
    const first = await list(api.operator, '?limit=2');
    const second = await list(api.operator, `?limit=2&cursor=${first.nextCursor}`);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect(second.nextCursor).toBeNull();
    for (const other of others) await other.post('/v1/auth/logout').expect(204);
  });

  it('end with signing out, which clears the cookie and is on record', async () => {
    const session = await ApiClient.signedIn(api.app);
    const answer = await session.post('/v1/auth/logout').expect(204);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^signalbox_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await session.get('/v1/auth/me')).status).toBe(401);
    const rows = await api.database.query(
      `select from operator_audit_log where action = 'session.end' and actor_type = 'user'`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('expire', async () => {
    const session = await ApiClient.signedIn(api.app);
    await api.database.query(
      `update user_sessions set expires_at = now() where id = (select id from user_sessions order by created_at desc limit 1)`,
    );
    expect((await session.get('/v1/auth/me')).status).toBe(401);
  });

  it('end with a change of the password, but for the one that changes it', async () => {
    const session = await ApiClient.signedIn(api.app);
    const change = (currentPassword: string, newPassword: string) =>
      session.post('/v1/auth/password', { currentPassword, newPassword });
    const wrong = await change('x', 'another long password');
    expect(told(wrong)).toEqual([400, 'invalid_input']);
    expect(wrong.body.errors).toEqual([{ path: 'currentPassword', message: 'is not your password' }]);
    expect((await change(OPERATOR.password, 'short')).body.errors[0].path).toBe('newPassword');
    await change(OPERATOR.password, 'another long password').expect(204);
    expect((await api.operator.get('/v1/auth/me')).status).toBe(401);
    await session.get('/v1/auth/me').expect(200);
    expect((await ApiClient.anonymous(api.app).post('/v1/auth/login', OPERATOR)).status).toBe(401);
    const rows = await api.database.query(
      `select diff_json from operator_audit_log where action = 'user.change_password'`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/argon2|password/i);
    await change('another long password', OPERATOR.password).expect(204);
  });

  it('note once a minute that they were seen', async () => {
    const session = await ApiClient.signedIn(api.app);
    await api.database.query(`update user_sessions set last_seen_at = now() - interval '2 minutes'`);
    await Promise.all([1, 2, 3].map(() => session.get('/v1/auth/me').expect(200)));
    const seen = () =>
      api.database.query(`select last_seen_at from user_sessions where last_seen_at > now() - interval '1 minute'`);
    const first = await seen();
    expect(first).toHaveLength(1);
    await session.get('/v1/auth/me').expect(200);
    expect(await seen()).toEqual(first);
  });

  it('keep people apart who come at the same time', async () => {
    const sessions = await Promise.all([1, 2, 3].map(() => ApiClient.signedIn(api.app)));
    const stranger = ApiClient.anonymous(api.app).with({ cookie: `signalbox_session=${'x'.repeat(43)}` });
    const callers = [stranger, ...sessions];
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => {
        const answer = await callers[turn % 4]?.get('/v1/auth/sessions');
        return answer?.body as { status?: number; items: Session[] };
      }),
    );
    const current = answers.map(({ status, items }) => status ?? items.find((item) => item.current)?.id);
    expect(new Set(current).size).toBe(4);
    for (const [turn, id] of current.entries()) expect(id).toBe(turn % 4 === 0 ? 401 : current[turn % 4]);
  });
});
