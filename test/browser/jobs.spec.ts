import { createPipeline, deliver, type Pipeline, Receiver, until } from '@app/testing';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(90_000);

/** An operator's morning: deliveries died in the night, since the destination has moved. */
describe('jobs and connectors in the console', () => {
  const EVENTS = 4;
  let console: ConsoleUnderTest;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let page: Page;
  let base: string;

  beforeAll(async () => {
    receiver = await Receiver.start(({ path }) => ({ status: path.startsWith('/old') ? 404 : 200 }));
    console = await ConsoleUnderTest.start();
    pipeline = await createPipeline(console.operator, {
      destinationUrl: `${receiver.url}/old`,
      retry: { maxAttempts: 1, baseDelayMs: 10, maxDelayMs: 10 },
    });
    for (let number = 1; number <= EVENTS; number++) {
      await deliver(console.api, pipeline.ingestKey, { secret: pipeline.secret, payload: { number } });
    }
    await until('every delivery to be given up', async () => {
      const { items } = (await console.operator.get(`${pipeline.base}/jobs?status=dead`).expect(200)).body;
      return items.length === EVENTS || undefined;
    });
    const { slug } = (await console.operator.get(pipeline.base).expect(200)).body;
    base = `${console.url}w/${slug}/`;
    page = await console.signedIn();
  });

  afterAll(async () => {
    await console.stop();
    await receiver.stop();
  });

  afterEach(() => expect(console.complaints).toEqual([]));

  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const facet = (state: string, count: number) => page.getByRole('button', { name: `${state} ${count}` });

  it('shows what a failing delivery sent and was answered, and the way to mend it', async () => {
    await page.goto(`${base}jobs`);
    await page.getByText('1 event, 1 call').first().waitFor();
    await facet('dead', EVENTS).click();
    expect(new URL(page.url()).search).toBe('?status=dead');
    await page.getByRole('table', { name: 'Jobs' }).getByRole('link', { name: 'connector.call' }).first().click();
    await page.getByText('What to do:').waitFor();
    await page.getByText(`${receiver.url}/old/events`).waitFor();
    await page.getByText('404', { exact: true }).last().waitFor();
    await page.getByRole('link', { name: 'Open the connector' }).click();
    await heading('Destination');
  });

  it('tests the connector as it is, and shows the real answer', async () => {
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('It answers, but not to this call').waitFor();
    await page.getByRole('textbox', { name: 'Base URL' }).fill(receiver.url);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('It works', { exact: true }).waitFor();
    expect(receiver.calls.at(-1)).toMatchObject({ method: 'GET', path: '/' });
  });

  it('makes one call now', async () => {
    await page.getByRole('combobox', { name: 'Method' }).click();
    await page.getByRole('option', { name: 'POST' }).click();
    await page.getByRole('textbox', { name: 'Path', exact: true }).fill('/ping');
    await page.getByText('JSON', { exact: true }).click();
    const json = page.getByRole('textbox', { name: 'JSON of the body' });
    await json.fill('{ "by": ');
    await page.getByText(/Not JSON yet/).waitFor();
    await json.fill('{ "by": "hand" }');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('in one attempt').waitFor();
    expect(receiver.calls.at(-1)).toMatchObject({ method: 'POST', path: '/ping' });
    expect(receiver.calls.at(-1)?.body.toString()).toBe('{"by":"hand"}');
  });

  it('redrives a selection after a preview, and follows it to its end', async () => {
    await page.goto(`${base}jobs?status=dead`);
    await page
      .getByRole('checkbox', { name: /^Choose connector.call/ })
      .first()
      .check();
    await page.getByText('1 chosen').waitFor();
    await page.getByLabel('Choose all that are loaded').check();
    await page.getByText(`${EVENTS} chosen`).waitFor();
    await page.getByRole('button', { name: 'Redrive', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${EVENTS} jobs will be touched`).waitFor();
    await dialog.getByRole('checkbox', { name: 'dead' }).uncheck();
    await dialog.getByText('there is nothing to redrive').waitFor();
    await dialog.getByRole('checkbox', { name: 'dead' }).check();
    await dialog.getByRole('button', { name: `Redrive ${EVENTS} jobs` }).click();
    await dialog.getByText(`${EVENTS} of ${EVENTS} done`).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await facet('dead', 0).waitFor();
    await page.getByText('No job matches').waitFor();
    await until('every event to arrive', () =>
      Promise.resolve(receiver.calls.filter(({ path }) => path === '/events').length === EVENTS || undefined),
    );
  });

  it('says what a cron expression means and when it ticks, while it is typed', async () => {
    await page.goto(`${base}schedules/new`);
    await page.getByText('At 02:30, every day').waitFor();
    const cron = page.getByRole('textbox', { name: 'Cron' });
    await cron.fill('99 * * * *');
    await page.getByText(/^The expression is no cron expression/).waitFor();
    await cron.fill('0 9 * * MON');
    await page.getByText('At 09:00, only on Monday').waitFor();
    const runs = page.getByRole('list', { name: 'Next runs' }).getByRole('listitem');
    await runs
      .filter({ hasText: /^Mon, .*, 09:00/ })
      .nth(7)
      .waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Weekly ping');
    await page.getByRole('combobox', { name: 'Connector' }).click();
    await page.getByRole('option', { name: 'Destination' }).click();
    await page.getByRole('button', { name: 'Create schedule' }).click();
    await heading('Weekly ping');
    await page.getByRole('button', { name: 'Trigger now' }).click();
    await page.getByRole('link', { name: 'Triggered by hand' }).click();
    await page.getByText('Done.', { exact: true }).waitFor();
  });

  it('pauses a queue, says why a job waits, and lets it go again', async () => {
    await page.goto(`${base}queues`);
    await page.getByRole('button', { name: 'Pause or limit…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: 'A connector' }).click();
    await dialog.getByRole('combobox', { name: 'Which' }).click();
    await page.getByRole('option', { name: 'Destination' }).click();
    await dialog.getByRole('button', { name: 'Pause it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`${base}jobs/new?connectorId=${pipeline.destinationId}`);
    await page.getByRole('button', { name: 'Make the job' }).click();
    await page.getByText('is paused: its lane, its type').waitFor();
    await page.getByRole('button', { name: 'Cancel job' }).click();
    await dialog.getByRole('button', { name: 'Cancel job' }).click();
    await page.getByText('is paused: its lane, its type').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is paused: its lane, its type').waitFor();
    await page.getByRole('region', { name: 'Why it waits' }).getByRole('link', { name: 'Queues' }).click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('None. Pause a type').waitFor();
    await page.goBack();
    await page.getByText('Done.', { exact: true }).waitFor();
  });

  it('finds its way from row to row by keys', async () => {
    await page.goto(`${base}jobs?type=connector.call`);
    await page.getByRole('table', { name: 'Jobs' }).getByRole('link').first().waitFor();
    await page.getByRole('region', { name: 'Jobs, list' }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 chosen').waitFor();
    await page.keyboard.press('Enter');
    await heading('connector.call');
  });
});
