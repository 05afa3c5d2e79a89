import { createPipeline, deliver, type Pipeline, Receiver, until } from '@app/testing';
import type { Page } from 'playwright-core';
import { accept, PASSWORD } from '../support/people';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(90_000);

describe('rules, record and people in the console', () => {
  let console: ConsoleUnderTest;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let operator: Page;
  let home: string;

  beforeAll(async () => {
    receiver = await Receiver.start(() => ({ status: 200 }));
    console = await ConsoleUnderTest.start();
    pipeline = await createPipeline(console.operator, { destinationUrl: receiver.url, eventTypes: ['never'] });
    const { ingestKey, secret, base } = pipeline;
    const payload = { action: 'opened', issue: { number: 7, title: 'Invoice is missing' } };
    await deliver(console.api, ingestKey, { secret, payload });
    home = `${console.url}w/${(await console.operator.get(base).expect(200)).body.slug}`;
    operator = await console.signedIn();
  });
  afterAll(async () => {
    await console.stop();
    await receiver.stop();
  });
  afterEach(() => expect(console.complaints).toEqual([]));

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const sent = (page: Page, label: string) =>
    page.getByRole('complementary', { name: 'Simulator' }).getByRole('row', { name: label }).innerText();

  it('simulate a policy while it is typed, beside the one in force', async () => {
    await operator.goto(`${home}/policies/${pipeline.policyId}`);
    await operator.getByRole('radiogroup', { name: 'Shape of the traffic' }).getByText('Outage').click();
    await until('the outage to be simulated', async () => /[1-9]/.test(await sent(operator, 'Given up')));
    await operator.getByRole('switch', { name: 'Circuit breaker: on' }).click({ force: true });
    await operator.getByText('Opens at the earliest after 10 failures').waitFor();
    await operator.getByText(/the breaker: open for \d+ s/).waitFor();
    await operator.getByRole('columnheader', { name: 'In force' }).waitFor();
    expect(await sent(operator, 'Put off by the breaker')).toMatch(/0\s+[1-9]/);
  });

  it('save it as a version that can be taken back, and tell who works under it', async () => {
    await operator.getByRole('button', { name: 'Save as a new version' }).click();
    await operator.getByText('Saved as version 2.').waitFor();
    await operator.getByRole('button', { name: 'Compare' }).click();
    await operator.getByRole('rowheader', { name: 'circuitBreaker.enabled' }).waitFor();
    await operator.getByRole('button', { name: 'Undo' }).click();
    await operator.getByText('Version 3', { exact: true }).waitFor();
    expect(await operator.getByRole('switch', { name: 'Circuit breaker: on' }).isChecked()).toBe(false);
    await operator.getByRole('link', { name: 'Destination', exact: true }).waitFor();
  });

  it('ask before changes are lost', async () => {
    await field(operator, 'Attempts in all').fill('9');
    await operator.getByRole('link', { name: 'Secrets' }).click();
    await operator.getByRole('button', { name: 'Stay' }).click();
    await operator.getByRole('button', { name: 'Discard changes' }).click();
    expect(await field(operator, 'Attempts in all').inputValue()).toBe('5');
  });

  it('build a route from a real event, with its dry run beside', async () => {
    await operator.goto(`${home}/routes/new`);
    await field(operator, 'Name').fill('Opened');
    await choose(operator, 'Source', 'GitHub');
    await choose(operator, 'Destination', 'Destination');
    await operator.getByText('Matched: this would be sent.').waitFor();
    await operator.getByRole('button', { name: 'Add a condition' }).click();
    await operator.getByRole('combobox', { name: 'Path 1' }).fill('tit');
    await operator.getByRole('option', { name: /\$\.issue\.title/ }).click();
    await operator.getByRole('textbox', { name: 'Value 1' }).fill('paid');
    await operator.getByText('Not matched: this event does not take the route.').waitFor();
    await operator.getByText('found "Invoice is missing"', { exact: true }).waitFor();
    await choose(operator, 'Operator 1', 'contains');
    await operator.getByRole('textbox', { name: 'Value 1' }).fill('missing');
    await field(operator, 'Path').fill('/issues/{{ $.issue.number }}');
    await operator.getByText('Transform with JSONata').click();
    await operator.getByRole('textbox', { name: 'Transform' }).fill('{ "what": $uppercase(issue.title) }');
    await operator.getByText(`${receiver.url}/issues/7`).waitFor();
    await operator
      .getByRole('region', { name: 'the body that would be sent' })
      .getByText('INVOICE IS MISSING')
      .waitFor();
    await operator.getByRole('button', { name: 'Create route' }).click();
    await heading(operator, 'Opened');
    const { ingestKey, secret } = pipeline;
    await deliver(console.api, ingestKey, { secret, payload: { issue: { number: 8, title: 'One is missing' } } });
    const arrived = () => receiver.calls.some(({ body }) => body.toString().includes('ONE IS MISSING'));
    await until('the call', () => Promise.resolve(arrived()));
  });

  it('switch a route off and back on', async () => {
    await operator.getByRole('link', { name: 'Routes' }).first().click();
    await operator.getByRole('switch', { name: 'Opened enabled' }).click({ force: true });
    await operator.getByText('Opened is off.').waitFor();
    await operator.getByRole('button', { name: 'Undo' }).last().click();
    await operator.getByText('Taken back.').last().waitFor();
    expect(await operator.getByRole('switch', { name: 'Opened enabled' }).isChecked()).toBe(true);
  });

  it('show a key once, and what it may do', async () => {
    await operator.keyboard.press('g');
    await operator.keyboard.press('k');
    await heading(operator, 'API keys');
    await operator.getByRole('button', { name: 'New API key' }).first().click();
    await field(operator, 'Name').fill('Deploys');
    await operator.getByRole('button', { name: 'Read only' }).click();
    await field(operator, 'Requests at most').fill('600');
    await operator.getByRole('button', { name: 'Make the key' }).click();
    const key = (await operator.getByLabel('the key', { exact: true }).textContent()) ?? '';
    expect(key).toMatch(/^sbx_/);
    await operator.getByRole('button', { name: 'Done' }).click();
    await operator.getByRole('button', { name: 'Deploys' }).click();
    await operator.getByText('600 requests in 60 s').waitFor();
    expect(await operator.content()).not.toContain(key);

    const docs = await console.visitor();
    await docs.goto(`${console.url}../docs/`);
    await docs.getByText('press Authorize with an API key').waitFor();
    await docs.getByRole('button', { name: 'Authorize' }).first().click();
    await docs.locator('#auth-bearer-value').fill(key);
    await docs.getByRole('button', { name: 'Apply credentials' }).last().click();
    await docs.getByText(/Examples use the workspace Workspace/).waitFor();
    await docs.context().close();
  });

  it('have it all in the audit log, with what was there before', async () => {
    await operator.goto(`${home}/audit?action=policy.update`);
    await operator.getByRole('button', { name: 'policy.update' }).click();
    const row = operator.getByRole('dialog').getByRole('row', { name: 'circuitBreaker.enabled' });
    expect((await row.innerText()).split(/\s+/)).toEqual(['circuitBreaker.enabled', 'false', 'true']);
    await operator.getByRole('link', { name: 'All that was done to it' }).click();
    for (const action of ['policy.create', 'policy.rollback']) {
      await operator.getByRole('button', { name: action }).waitFor();
    }
    const [request] = (await console.operator.get(`${pipeline.base}/requests?limit=1`).expect(200)).body.items;
    await operator.keyboard.press('Escape');
    await operator.keyboard.press('Control+k');
    await operator.getByRole('textbox', { name: 'Search or jump to' }).fill(request.requestId);
    await operator.getByRole('button', { name: /^Request / }).click();
    await operator.getByRole('dialog').getByText(request.requestId).first().waitFor();
    await operator.keyboard.press('Escape');
    const time = operator.getByRole('table', { name: 'Requests' }).locator('time').first();
    await time.hover();
    await operator.getByRole('tooltip').getByText(request.createdAt.slice(0, 13)).waitFor(); // exact, in UTC too
    await time.click();
    await operator.getByRole('dialog').getByText(request.requestId).first().waitFor();
    await operator.keyboard.press('Escape');
    await operator.keyboard.press('Control+k');
    await operator.getByRole('textbox', { name: 'Search or jump to' }).fill(request.traceId);
    await operator.getByRole('button', { name: `Trace ${request.traceId}` }).click();
    await heading(operator, 'Trace');
  });

  it('say for how long what is kept, and ask before it is less', async () => {
    await operator.goto(`${home}/settings`);
    const kept = operator.locator('section', { has: operator.getByRole('heading', { name: 'What is kept' }) });
    await field(operator, 'Events').fill('400');
    await kept.getByRole('button', { name: 'Save' }).click();
    await operator.getByText('Saved.').waitFor();
    await field(operator, 'Events').fill('30');
    await kept.getByRole('button', { name: 'Save' }).click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByText('removed for good').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type workspace-/).fill(home.split('/w/')[1] ?? '');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { settings } = (await console.operator.get(pipeline.base).expect(200)).body;
    expect(settings.recordRetentionDays.events).toBe(30);
  });

  it('let a viewer see and try everything, and touch nothing', async () => {
    const invite = await console.operator.post(`${pipeline.base}/invites`, { role: 'viewer' }).expect(201);
    const vera = { email: 'vera@example.com', password: PASSWORD };
    await accept(console.api, invite.body.token, vera.email).expect(200);
    const viewer = await console.signedIn(vera);
    await viewer.goto(`${home}/policies/${pipeline.policyId}`);
    await viewer.getByRole('row', { name: 'Given up' }).waitFor();
    const save = viewer.getByRole('button', { name: 'Save as a new version' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await save.hover();
    await viewer.getByText('lacks the permission policies:write').first().waitFor();
    await viewer.goto(`${home}/routes/${pipeline.routeId}`);
    await viewer.getByText('Not matched: this event does not take the route.').waitFor();
    expect(await viewer.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    await viewer.goto(`${home}/routes`);
    expect(await viewer.getByRole('switch', { name: 'Opened enabled' }).isDisabled()).toBe(true);
    await viewer.goto(`${console.url}installation/audit`);
    await viewer.getByText('For operators of the installation').waitFor();
    await viewer.context().close();
  });
});
