import { createWorkspace, OPERATOR } from '@app/testing';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { CLIENT, TestProvider } from '../support/openid-provider';
import { accept, PASSWORD } from '../support/people';
import { PrefixProxy } from '../support/prefix-proxy';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(60_000);

interface Invite {
  readonly id: string;
  readonly token: string;
}

describe('joining and signing in', () => {
  let provider: TestProvider;
  let console: ConsoleUnderTest;
  let proxy: PrefixProxy;
  let base: string;
  let page: Page;
  let secret: string;
  let codes: string[];

  beforeAll(async () => {
    provider = await TestProvider.start();
    console = await ConsoleUnderTest.start({ ...CLIENT, OIDC_ISSUER: provider.issuer });
    proxy = await PrefixProxy.start('/tools/signalbox', console.url);
    base = `/v1/workspaces/${await createWorkspace(console.operator, 'Acme')}`;
  });
  beforeEach(async () => {
    page = await console.visitor();
  });
  afterEach(async () => {
    await page.context().close();
    expect(console.complaints).toEqual([]);
  });
  afterAll(async () => {
    await proxy.stop();
    await console.stop();
    await provider.stop();
  });

  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const password = () => page.getByRole('textbox', { name: 'Password' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const made = async (fields: object = {}) =>
    (await console.operator.post(`${base}/invites`, { role: 'viewer', ...fields }).expect(201)).body as Invite;
  const open = ({ token }: Invite) => page.goto(`${console.url}invite/${token}`);
  const signIn = async (path: string, person: { email: string; password: string }) => {
    await page.goto(console.url + path);
    await page.getByLabel('E-mail').fill(person.email);
    await password().fill(person.password);
    await press('Sign in');
  };

  it('says why an invite does not work any more, and what to do then', async () => {
    const [used, withdrawn, late] = [await made(), await made(), await made()];
    await accept(console.api, used.token, 'early@example.com').expect(200);
    await console.operator.delete(`${base}/invites/${withdrawn.id}`).expect(204);
    await console.database.query(`update workspace_invites set expires_at = now() where id = $1`, [late.id]);
    for (const [invite, title, way] of [
      [withdrawn, 'This invite was withdrawn', 'Ask whoever sent you the link for a new one'],
      [late, 'This invite has expired', 'Ask whoever sent you the link for a new one'],
      [used, 'This invite was used already', 'If it was you, sign in'],
    ] as const) {
      await open(invite);
      await heading(title);
      await page.getByText(way).waitFor();
    }
    await page.getByRole('link', { name: 'Sign in instead' }).click();
    await heading('Sign in');
  });

  it('tells whoever is signed in as somebody else, and lets them change that', async () => {
    const invite = await made({ email: 'grace@example.com' });
    await page.request.post(new URL('../v1/auth/login', console.url).href, { data: OPERATOR });
    await open(invite);
    await press(`Join as ${OPERATOR.email}`);
    await page.getByText('invite_for_another_email').waitFor();
    await page.getByText('Use the address that the invite was made for').waitFor();
    await press('Use another account');
    await page.getByLabel('E-mail').fill('Grace@example.com');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grace');
    await password().fill(PASSWORD);
    await press('Join');
    await heading('Acme');
  });

  it('knows who has an account, and who is in already', async () => {
    await open(await made());
    await page.getByLabel('E-mail').fill('grace@example.com');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grace');
    await password().fill('not the one of the account');
    await press('Join');
    await page.getByText('There is an account with this address already').waitFor();
    await press('Join with that account');
    await password().fill(PASSWORD);
    await press('Join');
    await page.getByText('already_member').waitFor();
    await page.getByRole('link', { name: 'Go to your workspaces' }).click();
    await heading('Sign in');
  });

  it('tells who has forgotten the password where a new one comes from', async () => {
    await signIn('sign-in', { email: 'grace@example.com', password: 'something else' });
    await page.getByText('invalid_credentials').waitFor();
    await press('Forgot the password, or no account yet?');
    await page.getByText('signalbox reset password').waitFor();
  });

  it('goes through the provider: without an account the words say how to get one, with an invite one is in', async () => {
    provider.account = { sub: 'ada', name: 'Ada', email: 'ada@example.com', email_verified: true };
    await page.goto('http://localhost:3000/console/sign-in');
    await page.getByRole('link', { name: 'Go on with Acme Login' }).click();
    await page.getByText('Ask an owner or admin for an invite link').waitFor();
    await page.goto(`http://localhost:3000/console/invite/${(await made()).token}`);
    await page.getByRole('link', { name: 'Go on with Acme Login' }).click();
    await page.getByRole('button', { name: 'Your account' }).waitFor();
    await page.getByText('Acme').first().waitFor();
  });

  it('says so when the provider lets nobody in', async () => {
    provider.account = undefined;
    await page.goto('http://localhost:3000/console/sign-in');
    await page.getByRole('link', { name: 'Go on with Acme Login' }).click();
    await page.getByText('The provider did not let you in').waitFor();
    await password().waitFor();
  });

  it('works behind a proxy that adds a path prefix: files, calls and links stay below it', async () => {
    const root = `${proxy.url}/console/`;
    await page.goto(`${root}account`);
    await page.getByLabel('E-mail').fill(OPERATOR.email);
    await password().fill(OPERATOR.password);
    await press('Sign in');
    await heading('Account and security');
    expect(page.url()).toBe(`${root}account`);
    await page.goto(`${root}w/none/jobs/1`);
    await page.getByRole('link', { name: 'Your workspaces' }).click();
    await heading('Workspaces');
    expect(page.url()).toBe(`${root}workspaces`);
    await page.getByRole('link', { name: 'API docs' }).click();
    await page.getByText(/Examples use the workspace Acme/).waitFor();
    await page.getByText('Policies', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Console' }).click();
    await heading('Acme');
    expect(page.url()).toBe(`${root}w/acme`);
  });

  it('sets up a second factor with an authenticator and gives recovery codes, once', async () => {
    await signIn('account', OPERATOR);
    await press('Set it up');
    await page.getByRole('textbox', { name: 'Your password' }).fill(OPERATOR.password);
    await press('Go on');
    const href = (await page.getByRole('link', { name: 'Open it in the authenticator' }).getAttribute('href')) ?? '';
    secret = new URL(href).searchParams.get('secret') ?? '';
    await page.getByRole('textbox', { name: 'The six digits' }).fill(generateSync({ secret }));
    await press('Turn it on');
    codes = ((await page.getByLabel('the codes', { exact: true }).textContent()) ?? '').trim().split(/\s+/);
    expect(codes.length).toBeGreaterThanOrEqual(8);
    await press('Done');
    await page.getByText('recovery codes are left').waitFor();
  });

  it('asks for it at sign-in, and leads to where one wanted', async () => {
    await signIn('account', OPERATOR);
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await press('Go on');
    await page.getByText('invalid_code').waitFor();
    // The code of now was used to set it up; the next one counts already.
    const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 });
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await press('Go on');
    await page.getByRole('heading', { name: 'Account and security' }).waitFor();
  });

  it('takes a recovery code in its place, each once', async () => {
    await signIn('account', OPERATOR);
    await press('Use a recovery code');
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '');
    await press('Go on');
    await page.getByRole('heading', { name: 'Account and security' }).waitFor();
    await page.getByText(`${codes.length - 1} recovery codes are left`).waitFor();
  });
});
