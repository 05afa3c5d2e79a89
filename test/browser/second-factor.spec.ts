import { OPERATOR } from '@app/testing';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(60_000);

describe('the second factor in the console', () => {
  let console: ConsoleUnderTest;
  let codes: string[];

  beforeAll(async () => {
    console = await ConsoleUnderTest.start();
  });
  afterAll(() => console.stop());

  const password = (page: Page) => page.getByRole('textbox', { name: 'Password' });

  it('is set up with an authenticator and gives recovery codes, once', async () => {
    const page = await console.signedIn();
    await page.goto(`${console.url}account`);
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('textbox', { name: 'Your password' }).fill(OPERATOR.password);
    await page.getByRole('button', { name: 'Go on' }).click();
    const href = (await page.getByRole('link', { name: 'Open it in the authenticator' }).getAttribute('href')) ?? '';
    const secret = new URL(href).searchParams.get('secret') ?? '';
    await page.getByRole('textbox', { name: 'The six digits' }).fill(generateSync({ secret }));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    codes = ((await page.getByLabel('the codes', { exact: true }).textContent()) ?? '').trim().split(/\s+/);
    expect(codes.length).toBeGreaterThanOrEqual(8);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('recovery codes are left').waitFor();
    await page.context().close();
  });

  it('is asked for at sign-in, where a recovery code does too, and leads to where one wanted', async () => {
    const page = await console.visitor();
    await page.goto(`${console.url}account`);
    await page.getByLabel('E-mail').fill(OPERATOR.email);
    await password(page).fill(OPERATOR.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: 'Account and security' }).waitFor();
    await page.getByText(`${codes.length - 1} recovery codes are left`).waitFor();
    expect(console.complaints).toEqual([]);
  });
});
