import {
  ApiClient,
  createTestDatabase,
  OPERATOR,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'];

/** The whole product with its console, and a browser. */
export class ConsoleUnderTest {
  /** What the pages complained of: scripts that broke, and what the content security policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    readonly api: NestFastifyApplication,
    readonly operator: ApiClient,
    readonly url: string,
    private readonly worker: NestFastifyApplication,
    readonly database: TestDatabase,
    private readonly browser: Browser,
  ) {}

  static async start(settings: NodeJS.ProcessEnv = {}): Promise<ConsoleUnderTest> {
    const executablePath = process.env.CHROMIUM_PATH;
    if (executablePath === undefined) throw new Error('CHROMIUM_PATH is not set: npm test finds or installs Chromium');
    const database = await createTestDatabase();
    const environment = testEnvironment(database, settings);
    const api = await startApi(environment);
    const url = `${(await api.getUrl()).replace('[::1]', '127.0.0.1')}/console/`;
    // What leads to PUBLIC_URL, as a provider's answer does, gets there.
    const atPublicUrl = `--host-resolver-rules=MAP ${new URL(environment.PUBLIC_URL ?? '').host} ${new URL(url).host}`;
    const [operator, worker, browser] = await Promise.all([
      ApiClient.signedIn(api),
      startWorker(environment),
      chromium.launch({ executablePath, args: [...ARGS, atPublicUrl] }),
    ]);
    return new ConsoleUnderTest(api, operator, url, worker, database, browser);
  }

  /** A page of a browser of its own: no cookies of others. */
  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Maximum update depth|Each child in a list/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
    return page;
  }

  /** A blank page of somebody who is signed in, though not by hand. */
  async signedIn(person = OPERATOR, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visitor(options);
    await page.request.post(new URL('../v1/auth/login', this.url).href, { data: person, failOnStatusCode: true });
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.worker.close(), this.api.close()]);
    await this.database.drop();
  }
}
