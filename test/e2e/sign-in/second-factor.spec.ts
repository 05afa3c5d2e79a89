import { ApiClient } from '@app/testing';
import type { Response } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { Authenticator, setUpSecondFactor } from '../../support/authenticator';
import { MovableClock } from '../../support/clock';
import { accept, join, makeWorkspace, PASSWORD, type TestWorkspace, told } from '../../support/people';

const INVALID_CODE = [401, 'invalid_code'];
const HALF_ENDED = [401, 'half_session_ended'];

describe('a second factor', () => {
  let api: ApiUnderTest;
  let clock: MovableClock;
  let workspace: TestWorkspace;
  let people = 0;

  beforeAll(async () => {
    api = await startApiUnderTest({ TRUST_PROXY: '127.0.0.0/8' });
    clock = MovableClock.of(api.app);
    workspace = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  const inviter = () => ApiClient.signedIn(api.app);
  const logIn = (email: string, password = PASSWORD) =>
    ApiClient.anonymous(api.app).post('/v1/auth/login', { email, password });
  const half = async (email: string) => ApiClient.of(api.app, await logIn(email).expect(200));
  const complete = (as: ApiClient, code: string) => as.post('/v1/auth/login/second-factor', { code });
  const cookies = (answer: Response) => String(answer.headers['set-cookie'] ?? '');
  const state = async (as: ApiClient) => (await as.get('/v1/auth/second-factor').expect(200)).body as object;

  async function newPerson() {
    const email = `person${(people += 1)}@example.com`;
    return { email, person: await join(api, workspace, { inviter: await inviter(), role: 'viewer', email }) };
  }
  async function protectedPerson() {
    const { email, person } = await newPerson();
    return { email, person, ...(await setUpSecondFactor(person, clock)) };
  }

  describe('being set up', () => {
    it('is begun with the password, and on with the first code', async () => {
      const { person } = await newPerson();
      const wrong = await person.post('/v1/auth/second-factor', { password: 'not the password' });
      expect([told(wrong), wrong.body.errors[0].path]).toEqual([[400, 'invalid_input'], 'password']);
      for (const body of [{}, { password: null }, { password: '' }]) {
        const missing = await person.post('/v1/auth/second-factor', body);
        expect([told(missing), missing.body.errors?.[0].path]).toEqual([[400, 'invalid_input'], 'password']);
      }
      const begun = await person.post('/v1/auth/second-factor', { password: PASSWORD }).expect(201);
      expect(new URL(begun.body.otpauthUri).searchParams.get('secret')).toBe(begun.body.secret);
      expect(await state(person)).toEqual({ enabled: false, enabledAt: null, recoveryCodesLeft: 0 });
      expect(told(await person.post('/v1/auth/second-factor/confirm', { code: '000000' }))).toEqual([
        400,
        'invalid_input',
      ]);
      const { recoveryCodes } = await setUpSecondFactor(person, clock);
      expect(new Set(recoveryCodes).size).toBe(10);
      for (const code of recoveryCodes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(await state(person)).toEqual({ enabled: true, enabledAt: expect.any(String), recoveryCodesLeft: 10 });
      const me = await person.get('/v1/auth/me').expect(200);
      expect(me.body).toMatchObject({ secondFactor: true, hasPassword: true });
    });

    it('asks nothing of signing in until it is on', async () => {
      const { email, person } = await newPerson();
      await person.post('/v1/auth/second-factor', { password: PASSWORD }).expect(201);
      expect((await logIn(email).expect(200)).body.user.email).toBe(email);
    });

    it('waits a quarter of an hour for its first code', async () => {
      const { person } = await newPerson();
      const begun = await person.post('/v1/auth/second-factor', { password: PASSWORD }).expect(201);
      clock.forward({ minutes: 16 });
      const code = new Authenticator(begun.body.secret, clock).code();
      expect(told(await person.post('/v1/auth/second-factor/confirm', { code }))).toEqual([
        409,
        'second_factor_not_begun',
      ]);
    });

    it('is not replaced by another while it is on', async () => {
      const { person } = await protectedPerson();
      expect(told(await person.post('/v1/auth/second-factor', { password: PASSWORD }))).toEqual([
        409,
        'second_factor_already_on',
      ]);
    });

    it('ends the sessions that were opened without it', async () => {
      const { email, person } = await newPerson();
      const elsewhere = await half(email);
      await elsewhere.get('/v1/auth/me').expect(200);
      await setUpSecondFactor(person, clock);
      expect((await elsewhere.get('/v1/auth/me')).status).toBe(401);
      await person.get('/v1/auth/me').expect(200);
    });

    it('leaves no secret and no code in the database or on record in clear', async () => {
      const { authenticator, recoveryCodes } = await protectedPerson();
      const stored = JSON.stringify([
        await api.database.query(`select *, encode(ciphertext, 'escape') as clear from second_factors`),
        await api.database.query(`select *, encode(code_hash, 'escape') as clear from recovery_codes`),
        await api.database.query('select * from operator_audit_log'),
      ]);
      expect(stored).toContain('second_factor.enable');
      for (const secret of [authenticator.secret, ...recoveryCodes]) expect(stored).not.toContain(secret);
    });
  });

  describe('at sign-in', () => {
    it('is asked for after the password, and completes it', async () => {
      const { email, authenticator } = await protectedPerson();
      const first = await logIn(email).expect(200);
      expect(first.body).toEqual({ secondFactorRequired: true });
      expect(cookies(first)).not.toContain('signalbox_session');
      expect(cookies(first)).toMatch(
        /^signalbox_half_session=[\w-]{43}; Path=\/v1\/auth\/login; .*HttpOnly; SameSite=Strict/,
      );
      const done = await complete(ApiClient.of(api.app, first), authenticator.nextCode()).expect(200);
      expect(done.body.user.email).toBe(email);
      expect(cookies(done)).toMatch(/signalbox_half_session=; .*1970/);
      await ApiClient.of(api.app, done).get('/v1/auth/me').expect(200);
    });

    it('tells a wrong password before it asks for a code', async () => {
      const { email } = await protectedPerson();
      const answer = await logIn(email, 'not the password');
      expect([told(answer), cookies(answer)]).toEqual([[401, 'invalid_credentials'], '']);
    });

    it('grants nothing while it is awaited, under whatever name its cookie is shown', async () => {
      const { email } = await protectedPerson();
      const token = /signalbox_half_session=([\w-]+)/.exec(cookies(await logIn(email)))?.[1];
      const origin = 'http://localhost:3000';
      const shown = ['signalbox_half_session', 'signalbox_session'].map((name) =>
        ApiClient.anonymous(api.app).with({ cookie: `${name}=${token}`, origin }),
      );
      const bearer = ApiClient.anonymous(api.app).with({ authorization: `Bearer ${token}` });
      for (const caller of [...shown, bearer]) {
        for (const path of ['/v1/auth/me', '/v1/auth/sessions', '/v1/auth/second-factor', workspace.base]) {
          expect([path, (await caller.get(path)).status]).toEqual([path, 401]);
        }
        expect((await caller.post('/v1/auth/second-factor', { password: PASSWORD })).status).toBe(401);
        expect((await caller.patch('/v1/auth/me', { name: 'X' })).status).toBe(401);
      }
    });

    it('is awaited for five minutes', async () => {
      const { email, authenticator } = await protectedPerson();
      const waiting = await half(email);
      clock.forward({ minutes: 5, seconds: 1 });
      expect(told(await complete(waiting, authenticator.nextCode()))).toEqual(HALF_ENDED);
    });

    it('completes one sign-in with one half of it', async () => {
      const { email, authenticator } = await protectedPerson();
      const waiting = await half(email);
      await complete(waiting, authenticator.nextCode()).expect(200);
      expect(told(await complete(waiting, authenticator.nextCode()))).toEqual(HALF_ENDED);
      expect(told(await complete(ApiClient.anonymous(api.app), authenticator.nextCode()))).toEqual(HALF_ENDED);
    });

    it('no longer completes it once the password has changed', async () => {
      const { email, person, authenticator } = await protectedPerson();
      const waiting = await half(email);
      const change = { currentPassword: PASSWORD, newPassword: 'another long password' };
      await person.post('/v1/auth/password', change).expect(204);
      expect(told(await complete(waiting, authenticator.nextCode()))).toEqual(HALF_ENDED);
    });

    it('takes a code of the step before and the step after, and none further away', async () => {
      const { email, authenticator } = await protectedPerson();
      const tries: [number, number][] = [
        [-2, 401],
        [-1, 200],
        [2, 401],
        [1, 200],
      ];
      for (const [steps, status] of tries) {
        clock.forward({ minutes: 5 });
        expect([steps, (await complete(await half(email), authenticator.code(steps))).status]).toEqual([steps, status]);
      }
    });

    it('takes a code once, also the one that turned it on', async () => {
      const { email, authenticator } = await protectedPerson();
      expect(told(await complete(await half(email), authenticator.code()))).toEqual(INVALID_CODE);
      const code = authenticator.nextCode();
      await complete(await half(email), code).expect(200);
      expect(told(await complete(await half(email), code))).toEqual(INVALID_CODE);
    });

    it('lets one of two through that come with the same code at the same time', async () => {
      const { email, authenticator } = await protectedPerson();
      const waiting = [await half(email), await half(email), await half(email)];
      const code = authenticator.nextCode();
      const answers = await Promise.all(waiting.map((one) => complete(one, code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    });

    it('locks after five wrong codes, also for a right one and for recovery codes', async () => {
      const { email, authenticator, recoveryCodes } = await protectedPerson();
      const waiting = await half(email);
      const wrong = await Promise.all(Array.from({ length: 9 }, async () => complete(waiting, '000000')));
      expect(wrong.filter((answer) => answer.status === 401)).toHaveLength(5);
      expect(told(await complete(waiting, authenticator.nextCode()))).toEqual([429, 'too_many_attempts']);
      expect(told(await complete(await half(email), recoveryCodes[0] ?? ''))).toEqual([429, 'too_many_attempts']);
      const actions = await api.database.query<{ action: string }>(
        `select action from operator_audit_log where resource_type = 'second_factor' and action ~ 'refuse|lock' order by sequence desc limit 5`,
      );
      expect(actions.filter(({ action }) => action === 'second_factor.lock')).toHaveLength(1);
      clock.forward({ minutes: 2 });
      await complete(await half(email), authenticator.nextCode()).expect(200);
    });
  });

  describe('that was lost', () => {
    it('is made up for by a recovery code, once, however it is typed', async () => {
      const { email, recoveryCodes } = await protectedPerson();
      const [first = '', second = ''] = recoveryCodes;
      const signedIn = ApiClient.of(api.app, await complete(await half(email), first).expect(200));
      expect(told(await complete(await half(email), first))).toEqual(INVALID_CODE);
      await complete(await half(email), ` ${second.toLowerCase().replaceAll('-', '')} `).expect(200);
      expect(await state(signedIn)).toMatchObject({ recoveryCodesLeft: 8 });
    });

    it('lets one of two through that come with the same recovery code at the same time', async () => {
      const { email, recoveryCodes } = await protectedPerson();
      const waiting = [await half(email), await half(email)];
      const answers = await Promise.all(waiting.map((one) => complete(one, recoveryCodes[0] ?? '')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it('is not made up for by the recovery code of someone else', async () => {
      const [one, other] = [await protectedPerson(), await protectedPerson()];
      expect(told(await complete(await half(one.email), other.recoveryCodes[0] ?? ''))).toEqual(INVALID_CODE);
    });

    it('gets new recovery codes for password and code, and the old ones end', async () => {
      const { email, person, authenticator, recoveryCodes } = await protectedPerson();
      const renew = (body: object) => person.post('/v1/auth/second-factor/recovery-codes', body);
      const code = authenticator.nextCode();
      expect((await renew({ password: 'not the password', code })).body.errors[0].path).toBe('password');
      expect((await renew({ password: PASSWORD, code: '000000' })).body.errors[0].path).toBe('code');
      const renewed = await renew({ password: PASSWORD, code }).expect(201);
      expect(told(await complete(await half(email), recoveryCodes[0] ?? ''))).toEqual(INVALID_CODE);
      await complete(await half(email), renewed.body.recoveryCodes[9]).expect(200);
    });
  });

  describe('being turned off', () => {
    const off = (person: ApiClient, body: object) => person.delete('/v1/auth/second-factor').send(body);

    it('takes password and code', async () => {
      const { email, person, authenticator } = await protectedPerson();
      const code = authenticator.nextCode();
      expect((await off(person, { password: PASSWORD })).status).toBe(400);
      expect((await off(person, { code })).status).toBe(400);
      expect((await off(person, { password: 'not the password', code })).status).toBe(400);
      expect((await off(person, { password: PASSWORD, code: '000000' })).status).toBe(400);
      expect(await state(person)).toMatchObject({ enabled: true });
      await off(person, { password: PASSWORD, code }).expect(204);
      expect((await logIn(email).expect(200)).body.user.email).toBe(email);
      expect(told(await off(person, { password: PASSWORD, code }))).toEqual([409, 'second_factor_off']);
    });

    it('forgets its recovery codes', async () => {
      const { email, person, authenticator, recoveryCodes } = await protectedPerson();
      await off(person, { password: PASSWORD, code: authenticator.nextCode() }).expect(204);
      await setUpSecondFactor(person, clock);
      expect(told(await complete(await half(email), recoveryCodes[0] ?? ''))).toEqual(INVALID_CODE);
    });
  });

  it('keeps a stolen session from finding out the password', async () => {
    const { person } = await newPerson();
    const guess = (password: string) => person.post('/v1/auth/second-factor', { password });
    const answers = await Promise.all(Array.from({ length: 9 }, async () => guess('not the password')));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(told(await guess(PASSWORD))).toEqual([429, 'too_many_attempts']);
    const change = { currentPassword: PASSWORD, newPassword: 'another long password' };
    expect(told(await person.post('/v1/auth/password', change))).toEqual([429, 'too_many_attempts']);
  });

  it('is asked for when an invite is accepted with the account', async () => {
    const { email, authenticator } = await protectedPerson();
    const other = await makeWorkspace(api, `other-${people}`);
    const invite = await (await inviter()).post(`${other.base}/invites`, { role: 'viewer' }).expect(201);
    const { token } = invite.body as { token: string };
    const withCode = (code: string) =>
      ApiClient.anonymous(api.app).post(`/v1/invites/${token}/accept`, { email, name: 'X', password: PASSWORD, code });
    expect(told(await accept(api.app, token, email))).toEqual([401, 'code_required']);
    expect(told(await withCode('000000'))).toEqual(INVALID_CODE);
    const admitted = ApiClient.of(api.app, await withCode(authenticator.nextCode()).expect(200));
    await admitted.get(other.base).expect(200);
  });

  it('is not asked for again when who is signed in accepts an invite', async () => {
    const { person } = await protectedPerson();
    const other = await makeWorkspace(api, `joined-${people}`);
    const invite = await (await inviter()).post(`${other.base}/invites`, { role: 'developer' }).expect(201);
    const { token } = invite.body as { token: string };
    expect((await ApiClient.anonymous(api.app).post(`/v1/invites/${token}/join`)).status).toBe(401);
    await person.post(`/v1/invites/${token}/join`).expect(200);
    await person.get(other.base).expect(200);
    expect(told(await person.post(`/v1/invites/${token}/join`))).toEqual([409, 'invite_used']);
  });

  it('of an API key there is none', async () => {
    const made = await (
      await inviter()
    )
      .post(`${workspace.base}/api-keys`, { name: 'K', permissions: ['jobs:read'] })
      .expect(201);
    const key = ApiClient.withKey(api.app, made.body.key);
    expect(told(await key.get('/v1/auth/second-factor'))).toEqual([403, 'session_required']);
    expect(told(await key.post('/v1/auth/second-factor', { password: PASSWORD }))).toEqual([403, 'session_required']);
  });
});
