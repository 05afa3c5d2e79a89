import { createPipeline, deliver, Receiver, until } from '@app/testing';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(120_000);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Way {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

const WAYS: readonly Way[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
];
const DARK_AND_WIDE: Way = { colorScheme: 'dark', width: 1280 };
/** Where much is to be seen that a phone leaves out. */
const FULL_ON_WIDE = /\/$|(jobs|queues|requests|audit)$|(policies|routes|traces|connectors)\/[\da-f-]{32,36}$/;

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

  /** Looks at the page in each way, in the order given: a page that comes next can begin as this one ended. */
  async function violations(page: Page, path: string, ways: readonly Way[]): Promise<string[]> {
    const found: string[] = [];
    for (const [nth, way] of ways.entries()) {
      await turn(page, way);
      if (nth === 0) await open(page, path);
      found.push(...(await look(page, `${path}, ${way.colorScheme} at ${way.width} px`)));
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (wider > 0) found.push(`${path}: ${wider} px wider than ${way.width} px`);
    }
    return found;
  }

  async function turn(page: Page, { colorScheme, width }: Way): Promise<void> {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
  }

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(console.url + path);
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { name: 'No such page' }))
      .waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    await page.evaluate(axe.source);
  }

  async function look(page: Page, where: string): Promise<string[]> {
    await page.evaluate(SETTLED);
    const result = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ runOnly: TAGS, ...QUICKLY })})`);
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
      found.push(...(await violations(visitor, path, WAYS)));
    }
    const page = await console.signedIn();
    for (const [nth, path] of paths.entries()) {
      const ways = FULL_ON_WIDE.test(path) ? [DARK_AND_WIDE, ...WAYS] : WAYS;
      found.push(...(await violations(page, path, nth % 2 === 0 ? ways : ways.toReversed())));
    }
    expect(found).toEqual([]);
    expect(console.complaints).toEqual([]);
  });

  it('has nothing to complain of in what opens over a page', async () => {
    const page = await console.signedIn();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    const opened: [path: string, act: () => Promise<void>][] = [
      ['jobs', () => page.keyboard.press('Control+k')],
      ['members', () => press('Invite someone')],
      ['api-keys', () => press('New API key')],
      ['settings', () => press('Disable')],
      ['audit', () => press('policy.create')],
    ];
    const found: string[] = [];
    for (const [path, act] of opened) {
      await open(page, `w/${slug}/${path}`);
      await act();
      await page.getByRole('dialog').waitFor();
      found.push(...(await look(page, `what opens over ${path}`)));
    }
    expect(found).toEqual([]);
  });
});
