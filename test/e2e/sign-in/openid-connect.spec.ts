import { ApiClient } from '@app/testing';
import type { Response } from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { setUpSecondFactor } from '../../support/authenticator';
import { MovableClock } from '../../support/clock';
import { CALLBACK, CLIENT, TestProvider } from '../../support/openid-provider';
import { join, makeWorkspace, PASSWORD, type TestWorkspace, told } from '../../support/people';

const FAILED = [401, 'oidc_failed'];
const MISMATCH = [401, 'oidc_state_mismatch'];
const UNKNOWN = [403, 'oidc_account_unknown'];

interface Me {
  user: { id: string; email: string };
  hasPassword: boolean;
  memberships: { slug: string; role: string }[];
}

/** A browser on its way to the provider. */
interface Started {
  readonly address: URL;
  readonly browser: ApiClient;
}

describe('signing in through an OpenID Connect provider', () => {
  let provider: TestProvider;
  let api: ApiUnderTest;
  let clock: MovableClock;
  let acme: TestWorkspace;
  let people = 0;

  beforeAll(async () => {
    provider = await TestProvider.start();
    api = await startApiUnderTest({ ...CLIENT, OIDC_ISSUER: provider.issuer, EGRESS_ALLOW_CIDRS: '' });
    clock = MovableClock.of(api.app);
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(async () => {
    await api.stop();
    await provider.stop();
  });
  beforeEach(() => api.database.query('delete from sign_in_attempts'));

  const anonymous = () => ApiClient.anonymous(api.app);
  const cookies = (answer: Response) => String(answer.headers['set-cookie'] ?? '');
  /** The browser keeps its session's cookie and the one of the start. */
  const started = (answer: Response, address: string, session: string): Started => {
    const cookie = [session, cookies(answer).split(';')[0]].join('; ');
    return { address: new URL(address), browser: anonymous().with({ cookie }) };
  };
  async function start(query = '', session = ''): Promise<Started> {
    const answer = await anonymous().get(`/v1/auth/oidc/start${query}`).expect(302);
    return started(answer, String(answer.headers.location), session);
  }
  const back = ({ browser }: Started, query: string) => browser.get(`/v1/auth/oidc/callback${query}`);
  /** All the way there and back. */
  async function signIn(query = '') {
    const begun = await start(query);
    return back(begun, await provider.visit(begun.address.href));
  }
  const newAccount = (more: object = {}) => {
    const name = `person${(people += 1)}`;
    provider.account = {
      sub: name,
      name: `Person ${people}`,
      email: `${name}@example.com`,
      email_verified: true,
      ...more,
    };
    return provider.account;
  };
  async function invite(body: object = { role: 'viewer' }): Promise<string> {
    const inviter = await ApiClient.signedIn(api.app);
    return ((await inviter.post(`${acme.base}/invites`, body).expect(201)).body as { token: string }).token;
  }
  /** Someone who has an account through the provider. */
  async function newPerson() {
    const account = newAccount();
    const answer = await signIn(`?invite=${await invite()}`);
    expect(told(answer)[0]).toBe(302);
    return { account, person: ApiClient.of(api.app, answer), session: sessionCookie(answer) };
  }
  const me = async (answer: Response) =>
    (await ApiClient.of(api.app, answer).get('/v1/auth/me').expect(200)).body as Me;

  describe('with an invite', () => {
    it('makes the account, accepts the invite and signs in', async () => {
      const { email } = newAccount({ email: 'Ada@Example.com', name: 'Ada Lovelace' });
      const answer = await signIn(`?invite=${await invite()}&returnTo=/console/jobs?status=dead`);
      expect([answer.status, answer.headers.location]).toEqual([302, '/console/jobs?status=dead']);
      const { user, hasPassword, memberships } = await me(answer);
      expect(user).toMatchObject({ email: email?.toLowerCase(), name: 'Ada Lovelace', isOperator: false });
      expect([hasPassword, memberships.length, memberships[0]?.role]).toEqual([false, 1, 'viewer']);
      const actions = await api.database.query<{ action: string; resource_type: string }>(
        `select action, resource_type from operator_audit_log where operator_user_id = $1 order by created_at, sequence`,
        [user.id],
      );
      expect(actions.map((row) => `${row.action} ${row.resource_type}`).sort()).toEqual([
        'invite.accept identity',
        'invite.accept member',
        'invite.accept user',
        'session.create session',
      ]);
    });

    it('needs an address that the provider has verified', async () => {
      const token = await invite();
      for (const unverified of [{ email_verified: false }, { email_verified: 'true' }, { email: undefined }]) {
        newAccount(unverified);
        expect(told(await signIn(`?invite=${token}`))).toEqual([403, 'oidc_email_unverified']);
      }
    });

    it('for one address admits no other', async () => {
      const token = await invite({ role: 'viewer', email: 'only@example.com' });
      newAccount();
      expect(told(await signIn(`?invite=${token}`))).toEqual([403, 'invite_for_another_email']);
      newAccount({ email: 'only@example.com' });
      expect((await signIn(`?invite=${token}`)).status).toBe(302);
    });

    it('that is used or made up makes no account', async () => {
      const token = await invite();
      newAccount();
      expect((await signIn(`?invite=${token}`)).status).toBe(302);
      newAccount();
      expect(told(await signIn(`?invite=${token}`))).toEqual([409, 'invite_used']);
      expect(told(await signIn(`?invite=${'A'.repeat(43)}`))).toEqual([404, 'invite_not_found']);
      expect(told(await signIn())).toEqual(UNKNOWN);
    });

    it('takes no account over that has the same address and a password', async () => {
      const inviter = await ApiClient.signedIn(api.app);
      await join(api, acme, { inviter, role: 'owner', email: 'victim@example.com' });
      newAccount({ email: 'victim@example.com' });
      expect(told(await signIn(`?invite=${await invite()}`))).toEqual([409, 'account_exists']);
      expect(told(await signIn())).toEqual(UNKNOWN);
    });

    it('lets in who has an account through the provider already', async () => {
      const other = await makeWorkspace(api, 'second');
      const { account } = await newPerson();
      provider.account = account;
      const inviter = await ApiClient.signedIn(api.app);
      const made = await inviter.post(`${other.base}/invites`, { role: 'developer' }).expect(201);
      const answer = await signIn(`?invite=${made.body.token}`);
      expect((await me(answer)).memberships.map(({ slug }) => slug)).toEqual(['acme', 'second']);
    });
  });

  describe('without one', () => {
    it('signs in who is known by issuer and subject, whatever the address is now', async () => {
      const { account } = await newPerson();
      provider.account = { ...account, email: 'moved@example.com', email_verified: false };
      const answer = await signIn('?returnTo=/console/account');
      expect(answer.headers.location).toBe('/console/account');
      expect((await me(answer)).user.email).toBe(account.email);
    });

    it('refuses someone unknown, on record and without a session', async () => {
      const { sub } = newAccount();
      const answer = await signIn();
      expect(told(answer)).toEqual(UNKNOWN);
      expect(cookies(answer)).not.toContain('signalbox_session=');
      const rows = await api.database.query(
        `select from operator_audit_log where action = 'session.refuse' and resource_id = $1`,
        [sub],
      );
      expect(rows).toHaveLength(1);
    });

    it('sends a browser that is refused to the sign-in page with the code', async () => {
      newAccount();
      const begun = await start();
      const query = await provider.visit(begun.address.href);
      const answer = await back({ ...begun, browser: begun.browser.with({ accept: 'text/html,*/*' }) }, query);
      expect([answer.status, answer.headers.location]).toEqual([302, '/console/sign-in?problem=oidc_account_unknown']);
    });

    it('refuses someone whose account is closed', async () => {
      const { account } = await newPerson();
      await api.database.query('update users set is_active = false where email = $1', [account.email]);
      provider.account = account;
      expect(told(await signIn())).toEqual(UNKNOWN);
    });

    it('refuses whom the provider turns away', async () => {
      provider.account = undefined;
      expect(told(await signIn())).toEqual([403, 'oidc_denied']);
    });

    it('ends the session that the browser had', async () => {
      const { account, person, session } = await newPerson();
      provider.account = account;
      const begun = await start('', session);
      await back(begun, await provider.visit(begun.address.href)).expect(302);
      expect((await person.get('/v1/auth/me')).status).toBe(401);
    });

    it('asks for the second factor of the account', async () => {
      const { account, person } = await newPerson();
      const { authenticator } = await setUpSecondFactor(person, clock);
      provider.account = account;
      const answer = await signIn('?returnTo=/console/jobs');
      expect(answer.headers.location).toBe('/console/sign-in?secondFactor=required&returnTo=%2Fconsole%2Fjobs');
      expect(cookies(answer)).not.toContain('signalbox_session=');
      const half = ApiClient.of(api.app, answer);
      expect((await half.get('/v1/auth/me')).status).toBe(401);
      await half.post('/v1/auth/login/second-factor', { code: authenticator.nextCode() }).expect(200);
    });
  });

  describe('on the way', () => {
    it('uses a code with PKCE, state and nonce, each new every time', async () => {
      const [one, other] = [await start(), await start()];
      const { searchParams: sent } = one.address;
      expect(Object.fromEntries(sent)).toMatchObject({
        response_type: 'code',
        client_id: CLIENT.OIDC_CLIENT_ID,
        redirect_uri: CALLBACK,
        scope: 'openid email profile',
        code_challenge_method: 'S256',
      });
      for (const name of ['state', 'nonce', 'code_challenge']) {
        expect(sent.get(name)).toMatch(/^[\w-]{43}$/);
        expect(other.address.searchParams.get(name)).not.toBe(sent.get(name));
      }
    });

    it('keeps its checks sealed in a cookie that scripts cannot read', async () => {
      const answer = await anonymous().get('/v1/auth/oidc/start').expect(302);
      expect(cookies(answer)).toMatch(
        /^signalbox_oidc=[\w-]+; Path=\/v1\/auth\/oidc; Expires=.*; HttpOnly; SameSite=Lax$/,
      );
      const { searchParams } = new URL(String(answer.headers.location));
      const sealed = Buffer.from(/signalbox_oidc=([\w-]+)/.exec(cookies(answer))?.[1] ?? '', 'base64url').toString(
        'latin1',
      );
      for (const name of ['state', 'nonce']) expect(sealed).not.toContain(searchParams.get(name));
    });

    it.each([
      ['another site', 'https://evil.example/'],
      ['another site by two slashes', '//evil.example/'],
      ['another site by a backslash', '/\\evil.example/'],
      ['a script', 'javascript:alert(1)'],
    ])('returns to no %s', async (_, returnTo) => {
      const answer = await anonymous().get('/v1/auth/oidc/start').query({ returnTo });
      expect([told(answer), answer.body.errors?.[0].path]).toEqual([[400, 'invalid_input'], 'returnTo']);
    });

    it('takes an answer in the browser that asked for it only', async () => {
      await newPerson();
      const begun = await start();
      const query = await provider.visit(begun.address.href);
      const elsewhere = await start();
      expect(told(await back({ ...begun, browser: anonymous() }, query))).toEqual(MISMATCH);
      expect(told(await back(elsewhere, query))).toEqual(MISMATCH);
      expect(
        told(await back({ ...begun, browser: anonymous().with({ cookie: 'signalbox_oidc=AAAA' }) }, query)),
      ).toEqual(MISMATCH);
      expect((await back(begun, query)).status).toBe(302);
    });

    it('takes an answer with another state for none of its own', async () => {
      await newPerson();
      const begun = await start();
      const query = new URLSearchParams(await provider.visit(begun.address.href));
      query.set('state', 'A'.repeat(43));
      expect(told(await back(begun, `?${query.toString()}`))).toEqual(MISMATCH);
      query.delete('state');
      expect(told(await back(begun, `?${query.toString()}`))).toEqual(MISMATCH);
    });

    it('takes an answer once', async () => {
      await newPerson();
      const begun = await start();
      const query = await provider.visit(begun.address.href);
      const answers = await Promise.all([1, 2, 3].map(() => back(begun, query)));
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 401, 401]);
      expect(told(await back(begun, query))).toEqual([401, 'oidc_answer_used']);
    });

    it('takes an answer within ten minutes', async () => {
      await newPerson();
      const begun = await start();
      const query = await provider.visit(begun.address.href);
      clock.forward({ minutes: 10, seconds: 1 });
      expect(told(await back(begun, query))).toEqual(MISMATCH);
    });

    it.each(['nonce', 'code_challenge'])('refuses an answer to another %s', async (name) => {
      await newPerson();
      const begun = await start();
      begun.address.searchParams.set(name, 'A'.repeat(43));
      const answer = await back(begun, await provider.visit(begun.address.href));
      expect([told(answer), cookies(answer).includes('signalbox_session=')]).toEqual([FAILED, false]);
    });

    it('refuses an answer of another issuer', async () => {
      await newPerson();
      const begun = await start();
      const query = new URLSearchParams(await provider.visit(begun.address.href));
      query.set('iss', 'https://evil.example');
      expect(told(await back(begun, `?${query.toString()}`))).toEqual(FAILED);
    });

    it('refuses a code that the provider does not know', async () => {
      const begun = await start();
      const { searchParams } = begun.address;
      const query = new URLSearchParams({
        code: 'made-up',
        state: searchParams.get('state') ?? '',
        iss: provider.issuer,
      });
      expect(told(await back(begun, `?${query.toString()}`))).toEqual(FAILED);
    });
  });

  describe('linking it to an account with a password', () => {
    async function member() {
      const email = `member${(people += 1)}@example.com`;
      const inviter = await ApiClient.signedIn(api.app);
      await join(api, acme, { inviter, role: 'viewer', email });
      const answer = await anonymous().post('/v1/auth/login', { email, password: PASSWORD }).expect(200);
      return { email, person: ApiClient.of(api.app, answer), session: sessionCookie(answer) };
    }
    async function link({ person, session }: { person: ApiClient; session: string }): Promise<Started> {
      const body = { password: PASSWORD, returnTo: '/console/account' };
      const answer = await person.post('/v1/auth/oidc/link', body).expect(200);
      return started(answer, (answer.body as { redirectTo: string }).redirectTo, session);
    }

    it('takes the password, and signs in from then on', async () => {
      const { email, person, session } = await member();
      newAccount({ email: 'elsewhere@example.com' });
      const begun = await link({ person, session });
      const answer = await back(begun, await provider.visit(begun.address.href));
      expect([answer.status, answer.headers.location]).toEqual([302, '/console/account']);
      expect((await me(await signIn())).user.email).toBe(email);
      const { body } = await person.get('/v1/auth/identities').expect(200);
      expect(body.items).toMatchObject([{ issuer: provider.issuer, email: 'elsewhere@example.com' }]);
      await person.delete(`/v1/auth/identities/${body.items[0].id}`).expect(204);
      expect(told(await signIn())).toEqual(UNKNOWN);
      const actions = await api.database.query<{ action: string }>(
        `select action from operator_audit_log where resource_type = 'identity' and resource_id = $1 order by sequence`,
        [body.items[0].id],
      );
      expect(actions.map(({ action }) => action)).toEqual(['identity.link', 'identity.unlink']);
    });

    it('is refused with a wrong password, and from another site', async () => {
      const { person } = await member();
      const wrong = await person.post('/v1/auth/oidc/link', { password: 'not the password' });
      expect([told(wrong), wrong.body.errors[0].path]).toEqual([[400, 'invalid_input'], 'password']);
      const from = person.with({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
      expect(told(await from.post('/v1/auth/oidc/link', { password: PASSWORD }))).toEqual([403, 'cross_site_request']);
    });

    it('is refused once the session that asked for it has ended', async () => {
      const { person, session } = await member();
      newAccount();
      const begun = await link({ person, session });
      const query = await provider.visit(begun.address.href);
      await person.post('/v1/auth/logout').expect(204);
      expect(told(await back(begun, query))).toEqual([403, 'session_changed']);
      expect(told(await signIn())).toEqual(UNKNOWN);
    });

    it('leaves an identity with the account that has it', async () => {
      const { account } = await newPerson();
      provider.account = account;
      const begun = await link(await member());
      const answer = await back(begun, await provider.visit(begun.address.href));
      expect(told(answer)).toEqual([409, 'identity_taken']);
    });
  });

  describe('without a password', () => {
    it('is the last way in until a password is set, soon after signing in', async () => {
      const { account, person } = await newPerson();
      const { body } = await person.get('/v1/auth/identities').expect(200);
      const unlink = () => person.delete(`/v1/auth/identities/${body.items[0].id}`);
      expect(told(await unlink())).toEqual([409, 'last_way_in']);
      await person.post('/v1/auth/password', { newPassword: 'a long new password' }).expect(204);
      await unlink().expect(204);
      const { email } = account;
      await anonymous().post('/v1/auth/login', { email, password: 'a long new password' }).expect(200);
    });

    it('proves nothing by an old session', async () => {
      const { person } = await newPerson();
      clock.forward({ minutes: 11 });
      const answers = [
        await person.post('/v1/auth/password', { newPassword: 'a long new password' }),
        await person.post('/v1/auth/second-factor', {}),
      ];
      expect(answers.map(told)).toEqual(answers.map(() => [403, 'sign_in_again']));
    });

    it('is not signed in to by any password', async () => {
      const { account } = await newPerson();
      const answer = await anonymous().post('/v1/auth/login', { email: account.email, password: '' });
      expect(told(answer)).toEqual([401, 'invalid_credentials']);
    });
  });

  it('is told to everyone, with its label', async () => {
    expect((await anonymous().get('/v1/auth/oidc').expect(200)).body).toEqual({ enabled: true, label: 'Acme Login' });
  });
});

describe('an OpenID Connect provider', () => {
  const off = { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '', OIDC_LABEL: '' };

  it('that is not set is off', async () => {
    const api = await startApiUnderTest(off);
    const anonymous = ApiClient.anonymous(api.app);
    expect((await anonymous.get('/v1/auth/oidc').expect(200)).body).toEqual({ enabled: false, label: null });
    expect(told(await anonymous.get('/v1/auth/oidc/start'))).toEqual([404, 'oidc_not_configured']);
    await api.stop();
  });

  it('that cannot be reached keeps nobody from starting or from their password', async () => {
    const gone = await TestProvider.start();
    await gone.stop();
    const api = await startApiUnderTest({ ...CLIENT, OIDC_ISSUER: gone.issuer });
    const answer = await ApiClient.anonymous(api.app).get('/v1/auth/oidc/start');
    expect(told(answer)).toEqual([503, 'oidc_unavailable']);
    expect(answer.headers['retry-after']).toBe('10');
    await api.stop();
  });

  it('that calls itself by another name is not believed', async () => {
    const provider = await TestProvider.start();
    const issuer = provider.issuer.replace('127.0.0.1', 'localhost');
    const api = await startApiUnderTest({ ...CLIENT, OIDC_ISSUER: issuer });
    expect(told(await ApiClient.anonymous(api.app).get('/v1/auth/oidc/start'))).toEqual([503, 'oidc_unavailable']);
    await api.stop();
    await provider.stop();
  });
});

function sessionCookie(answer: Response): string {
  return /signalbox_session=[\w-]+/.exec(String(answer.headers['set-cookie']))?.[0] ?? '';
}
