import { ApiClient, OPERATOR } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { told } from '../../support/people';

describe('signing in', () => {
  let api: ApiUnderTest;
  let anonymous: ApiClient;
  beforeAll(async () => {
    api = await startApiUnderTest();
    anonymous = ApiClient.anonymous(api.app);
  });
  afterAll(() => api.stop());

  it('refuses a wrong password and an unknown address alike, and puts both on record', async () => {
    const password = 'wrong password!';
    const wrong = await anonymous.post('/v1/auth/login', { email: OPERATOR.email, password });
    const unknown = await anonymous.post('/v1/auth/login', { email: 'nobody@example.com', password });
    expect(told(wrong)).toEqual([401, 'invalid_credentials']);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    const rows = await api.database.query(`select * from operator_audit_log where action = 'session.refuse'`);
    expect(rows.map((row) => row.resource_id)).toEqual([OPERATOR.email, 'nobody@example.com']);
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { email, password } = OPERATOR;
    const answer = await anonymous.post('/v1/auth/login', { email: ` ${email.toUpperCase()} `, password }).expect(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^signalbox_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/password|token/i);
  });

  it('tells who is there', async () => {
    const me = await api.operator.get('/v1/auth/me').expect(200);
    expect(me.body).toMatchObject({ user: { email: OPERATOR.email, isOperator: true }, memberships: [] });
    expect(me.body.user.lastLoginAt).not.toBeNull();
  });

  it.each(['', 'signalbox_session=nonsense', `signalbox_session=${'A'.repeat(43)}`])(
    'is asked for with the cookie "%s"',
    async (cookie) => {
      const answer = await anonymous.with({ cookie }).get('/v1/auth/me');
      expect(told(answer)).toEqual([401, 'unauthenticated']);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    },
  );

  it('takes no token from the query and no other scheme', async () => {
    const query = await anonymous.get(`/v1/auth/me?access_token=${'A'.repeat(43)}`);
    const basic = await anonymous.with({ authorization: 'Basic abc' }).get('/v1/auth/me');
    expect([told(query), told(basic)]).toEqual(Array(2).fill([401, 'unauthenticated']));
  });

  it('opens nothing to a person who was deactivated, at once', async () => {
    const session = await ApiClient.signedIn(api.app);
    await api.database.query('update users set is_active = false');
    try {
      expect(told(await session.get('/v1/auth/me'))).toEqual([401, 'unauthenticated']);
      expect(told(await anonymous.post('/v1/auth/login', OPERATOR))).toEqual([401, 'invalid_credentials']);
    } finally {
      await api.database.query('update users set is_active = true');
    }
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['nowhere', { origin: '' }],
  ])('with a cookie lets nobody write from %s', async (_, headers) => {
    const answer = await api.operator.with(headers).patch('/v1/auth/me', { name: 'Mallory' });
    expect(told(answer)).toEqual([403, 'cross_site_request']);
  });

  it('renames, with If-Match', async () => {
    const stale = await api.operator.with({ 'if-match': '"99"' }).patch('/v1/auth/me', { name: 'X' });
    expect(told(stale)).toEqual([412, 'stale_version']);
    const renamed = await api.operator.patch('/v1/auth/me', { name: ' Ada ' }).expect(200);
    expect(renamed.body.name).toBe('Ada');
    expect(renamed.headers.etag).toBe(`"${renamed.body.version}"`);
    const [row] = await api.database.query(`select * from operator_audit_log where action = 'user.rename'`);
    expect(row).toMatchObject({ resource_type: 'user', actor_type: 'user', operator_user_id: renamed.body.id });
  });
});
