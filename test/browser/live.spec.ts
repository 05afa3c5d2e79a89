import { createPipeline, deliver, type Pipeline, Receiver } from '@app/testing';
import type { Page } from 'playwright-core';
import { GithubStandIn } from '../support/github-stand-in';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(90_000);

describe('what goes on, in the console', () => {
  let console: ConsoleUnderTest;
  let receiver: Receiver;
  let github: GithubStandIn;
  let pipeline: Pipeline;
  let slug: string;
  let page: Page;

  beforeAll(async () => {
    receiver = await Receiver.start(() => ({ status: 200 }));
    github = await GithubStandIn.start();
    console = await ConsoleUnderTest.start({ STATS_LAG_SECONDS: '1' });
    const filters = [{ path: '$.action', operator: 'equals', value: 'opened' }];
    pipeline = await createPipeline(console.operator, { destinationUrl: receiver.url, filters });
    slug = ((await console.operator.get(pipeline.base).expect(200)).body as { slug: string }).slug;
    page = await console.signedIn();
  });
  afterAll(async () => {
    await console.stop();
    await receiver.stop();
    await github.stop();
  });
  afterEach(() => expect(console.complaints).toEqual([]));

  const go = (path: string, on = page) => on.goto(`${console.url}w/${slug}/${path}`);
  const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { name, level: 1 }).waitFor();
  /** Takes another value for the secret that the source's webhooks are signed with. */
  const rotate = async (value: string) => {
    const { items } = (await console.operator.get(`${pipeline.base}/secret-refs`).expect(200)).body;
    await console.operator.post(`${pipeline.base}/secret-refs/${items[0].id}/rotate`, { value }).expect(200);
  };
  const send = (payload: object, secret = pipeline.secret, status: number | 'any' = 202) =>
    deliver(console.api, pipeline.ingestKey, { secret, payload }, status);

  it('sends a test event from the first steps, and shows it', async () => {
    await go('');
    await page.getByRole('button', { name: 'Send a test event' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Event type' }).fill('issues');
    await dialog.getByRole('textbox', { name: 'Fields of the body' }).fill('{ "action": "opened", "number": 41 }');
    await dialog.getByRole('button', { name: 'Send it' }).click();
    await heading('issues');
    await page.getByText('takes it').waitFor();
    await page.getByRole('table', { name: 'Jobs of this webhook' }).getByText('success').nth(1).waitFor();
    expect(receiver.calls.at(-1)?.body.toString()).toContain('"number":41');
  });

  it('says why a route leaves an event', async () => {
    const { body } = await send({ action: 'closed' });
    await go(`inbox/${(body as { id: string }).id}`);
    await page.getByText('leaves it').waitFor();
    await page.getByText(/found "closed"/).waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('with the secrets of today').waitFor();
    await page.getByRole('link', { name: 'New route for such events' }).click();
    await heading('New route');
    const wanted = { source: pipeline.sourceId, event: (body as { id: string }).id, type: 'issues' };
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(wanted);
    await page.getByRole('region', { name: 'the event' }).getByText('"closed"').waitFor();
  });

  it('shows an event as it arrives, told by the stream', async () => {
    const opened = page.waitForResponse((answer) => answer.url().includes('/stream'));
    await go('inbox?eventType=push');
    expect((await opened).headers()['content-type']).toContain('text/event-stream');
    await page.getByText('No webhook matches').waitFor();
    await deliver(console.api, pipeline.ingestKey, { secret: pipeline.secret, event: 'push', payload: {} });
    await page.getByRole('link', { name: 'push' }).waitFor();
  });

  it('asks from time to time where there is no stream', async () => {
    const other = await console.signedIn();
    await other.route('**/stream', (route) => route.fulfill({ status: 503 }));
    await go('inbox?eventType=release', other);
    await other.getByText('No webhook matches').waitFor();
    await deliver(console.api, pipeline.ingestKey, { secret: pipeline.secret, event: 'release', payload: {} });
    await other.getByRole('link', { name: 'release' }).waitFor();
    await other.context().close();
  });

  it('keeps what was refused in quarantine, with the reason, and lets it in once that is mended', async () => {
    await send({ action: 'opened', number: 42 }, 'the secret of tomorrow', 401);
    await go('quarantine');
    await page.getByRole('link', { name: 'Signature does not match' }).click();
    await heading('Signature does not match');
    await page.getByText(/made with another secret/).waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText(/It stays here/).waitFor();
    await rotate('the secret of tomorrow');
    await page.getByRole('button', { name: 'Check again' }).click();
    await heading('issues');
    await page.getByText('"number": 42').waitFor();
  });

  it('checks all that was refused again', async () => {
    for (const number of [43, 44]) await send({ action: 'closed', number }, 'the secret of next week', 401);
    await rotate('the secret of next week');
    await go('quarantine');
    await page.getByRole('link', { name: 'Signature does not match' }).nth(1).waitFor();
    await page.getByRole('button', { name: 'Check these again' }).click();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('2 of 2 done').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nothing in quarantine').waitFor();
  });

  it('fetches from GitHub what never arrived', async () => {
    github.send('the secret of next week', '{"action":"opened","number":45}', { event: 'milestone' });
    const { base, sourceId } = pipeline;
    const { secretRefId: webhookSecretRefId } = (await console.operator.get(`${base}/connectors/${sourceId}`)).body;
    const token = { name: 'token', provider: 'local', value: github.token };
    const { id: secretRefId } = (await console.operator.post(`${base}/secret-refs`, token).expect(201)).body;
    const change = { settings: { baseUrl: github.url }, secretRefId, webhookSecretRefId };
    await console.operator.patch(`${base}/connectors/${sourceId}`, change).expect(200);
    await go(`connectors/${sourceId}`);
    await page.getByRole('button', { name: 'Fetch what is missing' }).click();
    await page.getByRole('textbox', { name: 'Repository or organization' }).fill(github.hook.repository);
    await page.getByRole('textbox', { name: 'Number of the webhook' }).fill(github.hook.hookId);
    await page.getByRole('button', { name: 'Fetch it' }).click();
    await page.getByText(/^1( of 1)? done/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await go('inbox?eventType=milestone');
    await page.getByRole('link', { name: 'milestone' }).waitFor();
  });

  it('replays what the filters let through: how many first, then how far it is', async () => {
    await go('inbox?eventType=issues');
    await page.getByRole('link', { name: 'issues' }).first().waitFor();
    await page.getByRole('button', { name: 'Replay these' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/5 events match/).waitFor();
    await dialog.getByRole('button', { name: 'Replay 5' }).click();
    await page.getByText('5 of 5 done').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
  });

  it('shows a trace whose steps open, with the way to what they are about', async () => {
    await go('inbox?eventType=issues&status=processed');
    await page.getByRole('link', { name: 'issues' }).first().click();
    await page.getByRole('link', { name: 'See the trace' }).click();
    await page.getByRole('heading', { name: /steps in .*delivered after/ }).waitFor();
    await page
      .getByRole('button', { name: /^request POST http/ })
      .first()
      .click();
    expect(new URL(page.url()).searchParams.get('step')).toMatch(/^request/);
    await page.getByRole('link', { name: 'Open the connector' }).waitFor();
    await page.getByText('events', { exact: true }).click();
    await page.waitForURL(/hide=/);
    expect(new URL(page.url()).searchParams.get('hide')).toBe('event');
  });

  it('draws the traffic, reads it out, and shows it as a table', async () => {
    await go('?window=1h');
    await page.getByText(/calls succeeded/).waitFor();
    const chart = page.getByRole('img', { name: /events came in in the last 1 hour/ });
    await page.getByText(/^[1-9]\d* of [1-9]\d* calls succeeded/).waitFor();
    await chart.focus();
    await page.keyboard.press('End');
    await page.getByText(/new \d+ · again \d+ · refused \d+/).waitFor();
    await page.getByRole('button', { name: 'Show as a table: Events in' }).click();
    await page.getByRole('region', { name: 'Events in, table' }).getByRole('row').nth(1).waitFor();
    await page.getByText('7 days').click();
    expect(new URL(page.url()).search).toBe('?window=7d');
  });
});
