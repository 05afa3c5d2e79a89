import { ApiClient, OPERATOR } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { MovableClock } from '../../support/clock';

describe('the life of a session', () => {
  let api: ApiUnderTest;
  let clock: MovableClock;

  beforeAll(async () => {
    api = await startApiUnderTest();
    clock = MovableClock.of(api.app);
  });
  afterAll(() => api.stop());

  const me = async (person: ApiClient) => (await person.get('/v1/auth/me')).status;
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    String((answer.headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';

  it('ends when nobody has used it for a day', async () => {
    const session = await ApiClient.signedIn(api.app);
    clock.forward({ hours: 23 });
    expect(await me(session)).toBe(200);
    clock.forward({ hours: 23 });
    expect(await me(session)).toBe(200);
    clock.forward({ hours: 24, minutes: 1 });
    expect(await me(session)).toBe(401);
  });

  it('ends a week after sign-in, however much it is used', async () => {
    const session = await ApiClient.signedIn(api.app);
    for (let hour = 12; hour < 168; hour += 12) {
      clock.forward({ hours: 12 });
      expect(await me(session)).toBe(200);
    }
    clock.forward({ hours: 12, minutes: 1 });
    expect(await me(session)).toBe(401);
  });

  it('is not listed once it was idle for too long', async () => {
    await ApiClient.signedIn(api.app);
    clock.forward({ hours: 25 });
    const session = await ApiClient.signedIn(api.app);
    const { body } = await session.get('/v1/auth/sessions').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ current: true, ip: '127.0.0.1' })]);
  });

  it('leaves no row behind once someone signs in', async () => {
    await ApiClient.signedIn(api.app);
    clock.forward({ hours: 25 });
    await ApiClient.signedIn(api.app);
    expect(await api.database.query('select from user_sessions')).toHaveLength(1);
  });

  it('ends when its browser signs in anew, and is on record', async () => {
    const first = await ApiClient.anonymous(api.app).post('/v1/auth/login', OPERATOR).expect(200);
    const browser = ApiClient.of(api.app, first);
    const second = await browser.post('/v1/auth/login', OPERATOR).expect(200);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    expect(await me(browser)).toBe(401);
    expect(await me(ApiClient.of(api.app, second))).toBe(200);
    const ended = await api.database.query(`select from operator_audit_log where action = 'session.end'`);
    expect(ended).toHaveLength(1);
  });

  it('goes on when its browser fails to sign in anew', async () => {
    const browser = await ApiClient.signedIn(api.app);
    await browser.post('/v1/auth/login', { ...OPERATOR, password: 'wrong password!' }).expect(401);
    expect(await me(browser)).toBe(200);
  });
});
