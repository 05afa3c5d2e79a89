import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHmac, randomUUID } from 'node:crypto';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  type Pipeline,
  Receiver,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';

const WARM_UP = 1_500;
const EVENTS = 2_000;
const SENDERS = 16;
const BODY = JSON.stringify({ text: 'x'.repeat(5_000) });

/** The short form of `npm run soak`, which looks for minutes. */
describe('a constant load', () => {
  let database: TestDatabase;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let folder: string;
  const apps: Record<string, AppProcess> = {};

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'signalbox-soak-'));
    const environment = testEnvironment(database);
    receiver = await Receiver.start(() => {
      receiver.calls.length = 0; // nobody asks for them
      return { status: 200 };
    });
    const api = await startApi(environment);
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
    await api.close();
    const reporter = pathToFileURL(join(__dirname, '../../tools/soak/report-memory.mjs')).href;
    for (const name of ['api', 'worker'] as const) {
      const measured = { NODE_OPTIONS: `--import=${reporter}`, SOAK_MEMORY_FILE: join(folder, name) };
      apps[name] = await AppProcess.start(name, { ...environment, ...measured });
    }
  });
  afterAll(async () => {
    await Promise.all(Object.values(apps).map((app) => app.end('SIGKILL')));
    await receiver.stop();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function deliver(count: number): Promise<void> {
    let left = count;
    const signature = `sha256=${createHmac('sha256', pipeline.secret).update(BODY).digest('hex')}`;
    const send = async () => {
      while (left-- > 0) {
        const headers = {
          'x-github-event': 'push',
          'x-github-delivery': randomUUID(),
          'x-hub-signature-256': signature,
        };
        const url = `${apps.api?.url}/hooks/${pipeline.ingestKey}`;
        const answer = await fetch(url, { method: 'POST', headers, body: BODY });
        await answer.arrayBuffer();
        expect(answer.status).toBe(202);
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    await until(
      'all to be delivered',
      async () => (await database.query('select from jobs where finished_at is null limit 1')).length === 0,
      60_000,
    );
  }

  /** Bytes of the heap that are alive, when all garbage is collected. */
  async function alive(name: string): Promise<number> {
    const file = join(folder, name);
    const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
    const before = lines().length;
    process.kill(apps[name]?.pid ?? 0, 'SIGWINCH');
    await until('the memory', () => lines().length > before);
    return (JSON.parse(lines().at(-1) as string) as { heap: number }).heap;
  }

  it('leaves the memory of both apps as it is', async () => {
    await deliver(WARM_UP);
    const before = { api: await alive('api'), worker: await alive('worker') };
    await deliver(EVENTS);
    const after = { api: await alive('api'), worker: await alive('worker') };
    const growth = { api: after.api / before.api - 1, worker: after.worker / before.worker - 1 };
    expect(growth.api).toBeLessThan(0.1);
    expect(growth.worker).toBeLessThan(0.1);
  }, 120_000);
});
