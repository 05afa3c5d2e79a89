import { ApiClient, OPERATOR } from '@app/testing';
import { Passwords } from '../../../libs/identity/src/people/passwords';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { MovableClock } from '../../support/clock';
import { told } from '../../support/people';

const WRONG = 'wrong password!';
const LOCKED = [429, 'too_many_attempts'];
const REFUSED = [401, 'invalid_credentials'];

describe('guessing a password', () => {
  let api: ApiUnderTest;
  let clock: MovableClock;
  let checks: jest.SpyInstance;

  beforeAll(async () => {
    api = await startApiUnderTest({ TRUST_PROXY: '127.0.0.0/8' });
    clock = MovableClock.of(api.app);
    checks = jest.spyOn(api.app.get(Passwords, { strict: false }), 'matches');
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.database.query('delete from sign_in_attempts');
    await api.database.query('alter table operator_audit_log disable trigger user');
    await api.database.query('delete from operator_audit_log');
    await api.database.query('alter table operator_audit_log enable trigger user');
    checks.mockClear();
  });

  const from = (ip: string) => ApiClient.anonymous(api.app).with({ 'x-forwarded-for': ip });
  const guess = (email: string, password = WRONG, ip = '198.51.100.1') =>
    from(ip).post('/v1/auth/login', { email, password });
  const guessTimes = async (times: number, email: string, ip?: string) => {
    const answers = [];
    for (let turn = 0; turn < times; turn += 1) answers.push(await guess(email, WRONG, ip));
    return answers;
  };
  const records = () =>
    api.database.query<{ action: string; resource_type: string; resource_id: string; diff_json: object }>(
      'select action, resource_type, resource_id, diff_json from operator_audit_log order by sequence',
    );

  it('is answered the same for an account and for an address without one, before and in the lock', async () => {
    const known = await guessTimes(7, OPERATOR.email);
    const unknown = await guessTimes(7, 'nobody@example.com');
    expect(known.map(told)).toEqual([...Array<unknown>(5).fill(REFUSED), LOCKED, LOCKED]);
    expect(unknown.map(told)).toEqual(known.map(told));
    for (const [turn, answer] of known.entries()) {
      const { detail, title, type } = unknown[turn]?.body as Record<string, string>;
      expect({ title, type }).toEqual({ title: answer.body.title, type: answer.body.type });
      expect(detail?.replace(/\d+/, '')).toBe(String(answer.body.detail).replace(/\d+/, ''));
      expect(Object.keys(answer.headers)).toEqual(Object.keys(unknown[turn]?.headers as object));
    }
  });

  it('costs one hash for an account and for an address without one, and none for either in the lock', async () => {
    for (const email of [OPERATOR.email, 'nobody@example.com']) {
      checks.mockClear();
      await guessTimes(5, email);
      expect(checks).toHaveBeenCalledTimes(5);
      await guessTimes(3, email);
      expect(checks).toHaveBeenCalledTimes(5);
    }
  });

  it('is refused in the lock also when right, and says when to come back', async () => {
    await guessTimes(5, OPERATOR.email);
    const answer = await guess(OPERATOR.email, OPERATOR.password);
    expect(told(answer)).toEqual(LOCKED);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const wait = Number(answer.headers['retry-after']);
    expect(wait).toBeGreaterThan(55);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('is right again after the lock, and forgets the failures', async () => {
    await guessTimes(5, OPERATOR.email);
    const [locked] = await api.database.query('select failed_logins, locked_until from users');
    expect(locked).toEqual({ failed_logins: 5, locked_until: expect.any(Date) });
    clock.forward({ seconds: 61 });
    await guess(OPERATOR.email, OPERATOR.password).expect(200);
    expect(await api.database.query('select failed_logins, locked_until from users')).toEqual([
      { failed_logins: 0, locked_until: null },
    ]);
    expect((await guessTimes(5, OPERATOR.email)).map(told)).toEqual(Array(5).fill(REFUSED));
  });

  it('waits twice as long after each further failure, and an hour at most', async () => {
    await guessTimes(5, OPERATOR.email);
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const { headers } = await guess(OPERATOR.email);
      waits.push(Number(headers['retry-after']));
      clock.forward({ seconds: waits.at(-1) });
      expect(told(await guess(OPERATOR.email))).toEqual(REFUSED);
    }
    const minutes = waits.map((seconds) => Math.round(seconds / 60));
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('is forgotten by and by: one failure in six hours', async () => {
    await guessTimes(4, OPERATOR.email);
    clock.forward({ hours: 12 });
    expect((await guessTimes(4, OPERATOR.email)).map(told)).toEqual([REFUSED, REFUSED, REFUSED, LOCKED]);
  });

  it('gets no more tries by making them at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, async () => guess(OPERATOR.email)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(checks).toHaveBeenCalledTimes(5);
  });

  it('in any case of the letters is at the same account', async () => {
    await guessTimes(3, OPERATOR.email);
    await guessTimes(2, OPERATOR.email.toUpperCase());
    expect(told(await guess(OPERATOR.email))).toEqual(LOCKED);
  });

  it('is on record once for each try that was let through; those in the lock are counted', async () => {
    await guessTimes(25, OPERATOR.email);
    expect((await records()).map(({ action }) => action)).toEqual([
      ...Array<string>(4).fill('session.refuse'),
      'session.lock',
    ]);
    clock.forward({ seconds: 61 });
    await guess(OPERATOR.email);
    const last = (await records()).at(-1);
    expect(last).toMatchObject({ action: 'session.lock', resource_id: OPERATOR.email });
    expect(JSON.stringify(last?.diff_json)).toContain('"refusedWhileLocked":20');
    expect(JSON.stringify(await records())).not.toContain(WRONG);
  });

  it('at many accounts locks the address it comes from, and nobody elsewhere', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => guess(`person${turn}@example.com`, WRONG, '203.0.113.9')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(50);
    expect(told(await guess(OPERATOR.email, OPERATOR.password, '203.0.113.9'))).toEqual(LOCKED);
    await guess(OPERATOR.email, OPERATOR.password, '203.0.113.10').expect(200);
    const locks = (await records()).filter(({ resource_type: type }) => type === 'client_address');
    expect(locks).toMatchObject([{ action: 'session.lock', resource_id: '203.0.113.9' }]);
  });

  it("from one address is not made up for by signing in to an account of one's own", async () => {
    const ip = '203.0.113.20';
    const guessMany = (name: string, times: number) =>
      Promise.all(Array.from({ length: times }, async (_, turn) => guess(`${name}${turn}@example.com`, WRONG, ip)));
    await guessMany('first', 49);
    for (let turn = 0; turn < 3; turn += 1) await guess(OPERATOR.email, OPERATOR.password, ip).expect(200);
    expect((await guessMany('second', 3)).filter(({ status }) => status === 401)).toHaveLength(1);
  });
});
