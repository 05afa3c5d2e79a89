import { deliver, OPERATOR, Receiver } from '@app/testing';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(90_000);

/** The walk of a new team through the console; each step goes on where the one before ended. */
describe('the first day with the console', () => {
  const PASSWORD = 'seven wooden horses';
  const SECRET = 'the signing secret of the provider';
  let console: ConsoleUnderTest;
  let receiver: Receiver;
  let healthy = true;
  let operator: Page;
  let owner: Page;
  let invite: string;
  let ingestKey: string;

  beforeAll(async () => {
    receiver = await Receiver.start(() => ({ status: healthy ? 200 : 500 }));
    console = await ConsoleUnderTest.start();
  });

  afterAll(async () => {
    await console.stop();
    await receiver.stop();
  });

  afterEach(() => expect(console.complaints).toEqual([]));

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click();

  it('lets the operator make a workspace', async () => {
    operator = await console.visitor();
    await operator.goto(console.url);
    await operator.getByLabel('E-mail').fill(OPERATOR.email);
    await operator.getByRole('textbox', { name: 'Password' }).fill(OPERATOR.password);
    await operator.getByRole('button', { name: 'Sign in', exact: true }).click();
    await operator.getByRole('button', { name: 'New workspace' }).first().click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme Payments');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await heading(operator, 'Acme Payments');
    expect(operator.url()).toBe(`${console.url}w/acme-payments`);
  });

  it('gives out an invite link', async () => {
    await go(operator, 'Members');
    await operator.getByRole('button', { name: 'Invite someone' }).click();
    await choose(operator, 'Role', 'owner');
    await operator.getByRole('button', { name: 'Make the link' }).click();
    const link = (await operator.getByLabel('the link', { exact: true }).textContent()) ?? '';
    invite = link.split('/console/')[1] ?? '';
    expect(invite).toMatch(/^invite\/.{20}/);
  });

  it('lets a second person join, who lands in the workspace with the first steps', async () => {
    owner = await console.visitor();
    await owner.goto(console.url + invite);
    await heading(owner, 'Join Acme Payments');
    await owner.getByText('may do everything in it').waitFor();
    await owner.getByLabel('E-mail').fill('grace@example.com');
    await owner.getByRole('textbox', { name: 'Name', exact: true }).fill('Grace');
    await owner.getByRole('textbox', { name: 'Password' }).fill('short');
    await owner.getByText('Too short').waitFor();
    await owner.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await owner.getByRole('button', { name: 'Join', exact: true }).click();
    await heading(owner, 'Acme Payments');
    await owner.getByRole('heading', { name: 'First steps' }).waitFor();
  });

  it('makes a source with a secret of its own', async () => {
    await owner.getByRole('link', { name: 'Make a source' }).click();
    await owner.getByRole('button', { name: /^GitHub/ }).click();
    await owner.getByRole('button', { name: 'New secret' }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('github-webhook');
    await dialog.getByRole('textbox', { name: 'Value' }).fill(SECRET);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await owner.getByRole('button', { name: 'Create connector' }).click();
    await heading(owner, 'GitHub');
    await owner.getByText('Payload URL').waitFor();
    ingestKey = /\/hooks\/([^\s<]+)/.exec((await owner.locator('main').textContent()) ?? '')?.[1]?.slice(0, 64) ?? '';
    const id = owner.url().split('/').at(-1);
    const { id: workspaceId } = (await console.operator.get('/v1/workspaces').expect(200)).body.items[0];
    const connector = await console.operator.get(`/v1/workspaces/${workspaceId}/connectors/${id}`).expect(200);
    expect(ingestKey.startsWith(connector.body.ingestKey)).toBe(true);
    ingestKey = connector.body.ingestKey;
  });

  it('makes a policy that shows what its numbers mean, and a destination that follows it', async () => {
    await go(owner, 'Policies');
    await owner.getByRole('link', { name: 'New policy' }).first().click();
    await owner.getByRole('textbox', { name: 'Name' }).fill('Once');
    await owner.getByText('8 attempts').waitFor();
    await owner.getByRole('textbox', { name: 'Attempts in all' }).fill('1');
    await owner.getByText('1 attempt', { exact: true }).waitFor();
    await owner.getByRole('button', { name: 'Create policy' }).click();
    await heading(owner, 'Once');

    await go(owner, 'Connectors');
    await owner.getByRole('link', { name: 'New connector' }).click();
    await owner.getByRole('button', { name: /^HTTP/ }).click();
    await owner.getByRole('textbox', { name: 'Name', exact: true }).fill('Ledger');
    await owner.getByRole('textbox', { name: 'Base URL' }).fill('ledger');
    await owner.getByRole('button', { name: 'Create connector' }).click();
    await owner.getByText('settings.baseUrl').first().waitFor(); // the API's own words, at the field
    await owner.getByRole('textbox', { name: 'Base URL' }).fill(receiver.url);
    await choose(owner, 'Policy', 'Once');
    await owner.getByRole('button', { name: 'Create connector' }).click();
    await heading(owner, 'Ledger');
  });

  it('makes a route with a condition', async () => {
    await go(owner, 'Routes');
    await owner.getByRole('link', { name: 'New route' }).first().click();
    await owner.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Opened to the ledger');
    await choose(owner, 'Source', 'GitHub');
    await choose(owner, 'Destination', 'Ledger');
    await owner.getByRole('button', { name: 'Add a condition' }).click();
    await owner.getByRole('combobox', { name: 'Path 1' }).fill('$.action');
    await owner.getByLabel('Value 1').fill('opened');
    await owner.getByRole('button', { name: 'Create route' }).click();
    await heading(owner, 'Opened to the ledger');
  });

  it('shows a signed event as it arrives, and where it went', async () => {
    await go(owner, 'Webhooks');
    await owner.getByText('No webhooks yet').waitFor();
    await deliver(console.api, ingestKey, { secret: SECRET, payload: { action: 'opened', number: 7 } });
    await owner.getByRole('link', { name: 'issues' }).click();
    await heading(owner, 'issues');
    await owner.getByText('"number"').waitFor();
    await owner.getByRole('link', { name: 'connector.call' }).waitFor();
    await owner.getByRole('table', { name: 'Jobs of this webhook' }).getByText('success').nth(1).waitFor();
    await owner.getByRole('link', { name: 'See the trace' }).click();
    await owner.getByRole('button', { name: /connector.call attempt 1/ }).click();
    await owner.getByRole('link', { name: 'Open the job' }).waitFor();
  });

  it('shows why a delivery failed, and sends it again once that is fixed', async () => {
    healthy = false;
    await deliver(console.api, ingestKey, { secret: SECRET, payload: { action: 'opened', number: 8 } });
    await go(owner, 'Jobs');
    await owner.getByRole('button', { name: 'dead' }).click();
    expect(new URL(owner.url()).search).toBe('?status=dead');
    await owner.getByRole('link', { name: 'connector.call' }).click();
    await owner.getByRole('heading', { name: 'Why it failed' }).waitFor();
    await owner.getByText(/500/).first().waitFor();
    await owner.getByText('Given up', { exact: true }).waitFor();
    healthy = true;
    await owner.getByRole('button', { name: 'Retry now' }).click();
    await owner.getByText('Done.', { exact: true }).waitFor();
    expect(receiver.calls.at(-1)?.body.toString()).toContain('"number":8');
  });

  it('goes back to an older version of a policy', async () => {
    await go(owner, 'Policies');
    await owner.getByRole('link', { name: 'Once' }).click();
    await owner.getByRole('textbox', { name: 'Attempts in all' }).fill('3');
    await owner.getByRole('button', { name: 'Save as a new version' }).click();
    await owner.getByRole('button', { name: 'Compare' }).click();
    await owner.getByRole('cell', { name: '3', exact: true }).waitFor();
    await owner.getByRole('button', { name: 'Go back to version 1' }).click();
    await owner.getByText('Version 3', { exact: true }).waitFor();
  });

  it('jumps to anything by Ctrl-K', async () => {
    await owner.keyboard.press('Control+k');
    await owner.getByRole('textbox', { name: 'Search or jump to' }).fill('ledger');
    await owner.getByRole('button', { name: /Connector Ledger/ }).click();
    await heading(owner, 'Ledger');
  });

  it('keeps all of it in the audit log, in an unbroken chain', async () => {
    await go(owner, 'Audit');
    const log = owner.getByRole('table', { name: 'Audit log' });
    for (const action of ['connector.create', 'policy.update', 'policy.rollback', 'job.retry', 'route.create']) {
      await log.getByRole('button', { name: action }).first().waitFor();
    }
    await owner.getByRole('button', { name: 'Verify' }).click();
    await owner.getByText(/Unbroken: \d+ rows/).waitFor();
    await owner.keyboard.press('Escape');
  });

  it('asks for the name and a reason before it destroys something', async () => {
    await go(owner, 'Settings');
    await owner.getByRole('switch', { name: 'Ask for a reason' }).click();
    await owner.getByText('Saved.').first().waitFor();
    await go(owner, 'Routes');
    await owner.getByRole('link', { name: 'Opened to the ledger' }).click();
    await owner.getByRole('button', { name: 'Delete' }).click();
    const dialog = owner.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Type Opened to the ledger').fill('Opened to the ledger');
    expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('The ledger is shut down');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await owner.getByText('No routes yet').waitFor();
  });

  it('lets a viewer see everything and touch nothing', async () => {
    const workspace = (await console.operator.get('/v1/workspaces').expect(200)).body.items[0];
    const { token } = (
      await console.operator.post(`/v1/workspaces/${workspace.id}/invites`, { role: 'viewer' }).expect(201)
    ).body;
    const viewer = await console.visitor();
    await viewer.goto(`${console.url}invite/${token}`);
    await viewer.getByLabel('E-mail').fill('vera@example.com');
    await viewer.getByRole('textbox', { name: 'Name', exact: true }).fill('Vera');
    await viewer.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await viewer.getByRole('button', { name: 'Join', exact: true }).click();
    await heading(viewer, 'Acme Payments');
    await go(viewer, 'Connectors');
    await viewer.getByRole('link', { name: 'Ledger' }).click();
    await heading(viewer, 'Ledger');
    const remove = viewer.getByRole('button', { name: 'Delete' });
    expect(await remove.getAttribute('aria-disabled')).toBe('true');
    await remove.hover();
    await viewer.getByText('lacks the permission connectors:write').first().waitFor();
    await remove.click({ force: true });
    expect(await viewer.getByRole('dialog').count()).toBe(0);
    await go(viewer, 'Audit');
    await viewer.getByText('lacks the permission audit:read').waitFor();
    await viewer.context().close();
  });
});
