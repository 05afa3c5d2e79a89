import { createPipeline, deliver, Receiver, until } from '@app/testing';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(120_000);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is not asked for need not be worked out: where all is well, and the files of styles, which no rule here reads. */
const QUICKLY: RunOptions = { resultTypes: ['violations'], preload: false, iframes: false };

/** Drawn anew, and no colour on its way to another. */
const SETTLED = `(async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(changing.map(({ finished }) => finished));
})()`;

describe('every page of the console, by axe', () => {
  let console: ConsoleUnderTest;
  let receiver: Receiver;
  let paths: string[];
  let invite: string;
  let slug: string;

  beforeAll(async () => {
    receiver = await Receiver.start(() => ({ status: 500 }));
    console = await ConsoleUnderTest.start();
    const retry = { maxAttempts: 2, baseDelayMs: 10, maxDelayMs: 10 };
    const pipeline = await createPipeline(console.operator, { destinationUrl: receiver.url, retry });
    const { base, ingestKey, secret } = pipeline;
    await deliver(console.api, ingestKey, { secret });
    await deliver(console.api, ingestKey, { secret: 'forged' }, 401);
    const job = await until('the delivery to be given up', async () => {
      const { items } = (await console.operator.get(`${base}/jobs?status=dead`).expect(200)).body;
      return items[0] as { id: string; traceId: string } | undefined;
    });
    const { items: messages } = (await console.operator.get(`${base}/webhooks/inbox`).expect(200)).body;
    const { items: secrets } = (await console.operator.get(`${base}/secret-refs`).expect(200)).body;
    const quarantined = await until('the forged request', async () => {
      const { items } = (await console.operator.get(`${base}/webhooks/quarantine`).expect(200)).body;
      return items[0] as { id: string } | undefined;
    });
    invite = (await console.operator.post(`${base}/invites`, { role: 'viewer' }).expect(201)).body.token;
    const payload = { connectorId: pipeline.destinationId, method: 'GET', path: '/' };
    const rule = { name: 'Nightly', jobType: 'connector.call', cron: '30 2 * * *', payload };
    const schedule = (await console.operator.post(`${base}/schedules`, rule).expect(201)).body as { id: string };
    await console.operator.put(`${base}/queue-controls`, { target: 'type', type: 'http.request', maxRunning: 2 });
    slug = (await console.operator.get(base).expect(200)).body.slug;
    const inWorkspace = [
      '',
      'inbox',
      'quarantine',
      `quarantine/${quarantined.id}`,
      `inbox/${messages[0].id}`,
      'jobs',
      `jobs/${job.id}`,
      'jobs/new',
      'queues',
      'schedules',
      'schedules/new',
      `schedules/${schedule.id}`,
      `traces/${job.traceId}`,
      'connectors',
      'connectors/new',
      'connectors/new?type=http',
      `connectors/${pipeline.sourceId}`,
      `connectors/${pipeline.destinationId}`,
      'routes',
      `routes/${pipeline.routeId}`,
      'routes/new',
      'policies',
      'policies/new',
      `policies/${pipeline.policyId}`,
      'secrets',
      `secrets/${secrets[0].id}`,
      'events',
      'requests',
      'audit',
      'members',
      'api-keys',
      'settings',
    ];
    paths = [
      'workspaces',
      'account',
      'installation/audit',
      'installation/master-key',
      'no-such-page',
      ...inWorkspace.map((path) => `w/${slug}/${path}`),
    ];
  });

  afterAll(async () => {
    await console.stop();
    await receiver.stop();
  });

  /** The colours of the dark scheme, and the layout of a phone, are all that is other than in the first look. */
  async function violations(page: Page, path: string): Promise<string[]> {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(console.url + path);
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { name: 'No such page' }))
      .waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    await page.evaluate(axe.source);
    const found = await look(page, `${path}, light`, { runOnly: TAGS });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    found.push(...(await look(page, `${path}, dark`, { runOnly: { type: 'rule', values: ['color-contrast'] } })));
    await page.setViewportSize({ width: 390, height: 800 });
    const rules = { 'color-contrast': { enabled: false } };
    found.push(...(await look(page, `${path}, narrow`, { runOnly: TAGS, rules })));
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    if (wider > 0) found.push(`${path}: ${wider} px wider than the screen`);
    return found;
  }

  async function look(page: Page, where: string, options: RunOptions): Promise<string[]> {
    await page.evaluate(SETTLED);
    const result = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ ...options, ...QUICKLY })})`);
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, target, failureSummary }) =>
        `${where}: ${id} at ${String(target)}: ${html} ${failureSummary}`.slice(0, 500),
      ),
    );
  }

  it('has nothing to complain of: light, dark, and on a phone', async () => {
    const found: string[] = [];
    const visitor = await console.visitor();
    for (const path of ['sign-in', `invite/${invite}`, 'invite/unknown']) {
      found.push(...(await violations(visitor, path)));
    }
    const page = await console.signedIn();
    for (const path of paths) found.push(...(await violations(page, path)));
    expect(found).toEqual([]);
    expect(console.complaints).toEqual([]);
  });

  it('has nothing to complain of in what opens over a page', async () => {
    const page = await console.signedIn();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    const opened: [path: string, open: () => Promise<void>][] = [
      ['jobs', () => page.keyboard.press('Control+k')],
      ['members', () => press('Invite someone')],
      ['api-keys', () => press('New API key')],
      ['settings', () => press('Disable')],
      ['audit', () => press('policy.create')],
    ];
    const found: string[] = [];
    for (const [path, open] of opened) {
      await page.goto(`${console.url}w/${slug}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await open();
      await page.getByRole('dialog').waitFor();
      await page.evaluate(axe.source);
      found.push(...(await look(page, `what opens over ${path}`, { runOnly: TAGS })));
    }
    expect(found).toEqual([]);
  });
});
