import {
  ApiClient,
  createTestDatabase,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { createPipeline, type Pipeline, Receiver } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SIGNED_TYPES } from '../../../apps/cli/src/send/signed-event';
import { signalbox } from '../../support/command-line';

const WHSEC = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const SIGNATURE = {
  signatureHeader: 'x-signature',
  template: '{timestamp}.{body}',
  timestampHeader: 'x-time',
  typePath: '$.type',
};

describe('over the API the command line', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let env: NodeJS.ProcessEnv;
  let status = 200;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = testEnvironment(database);
    receiver = await Receiver.start(() => ({ status }));
    api = await startApi(environment);
    worker = await startWorker(environment);
    operator = await ApiClient.signedIn(api);
    const retry = { maxAttempts: 1, baseDelayMs: 10, maxDelayMs: 50 };
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url, retry });
    const made = await signalbox(
      ['create', 'key', 'cli', '--workspace', pipeline.workspaceId, '--role', 'developer', '--json'],
      environment,
    );
    env = {
      SIGNALBOX_URL: (await api.getUrl()).replace('[::1]', '127.0.0.1'),
      SIGNALBOX_API_KEY: made.json<{ key: string }>().key,
      SIGNALBOX_WEBHOOK_SECRET: pipeline.secret,
    };
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  it.each(SIGNED_TYPES)('sends a test event that the verifier of %s believes', async (type) => {
    const { id: secretRefId } = (
      await operator
        .post(`${pipeline.base}/secret-refs`, { name: `secret of ${type}`, provider: 'local', value: WHSEC })
        .expect(201)
    ).body;
    const settings: Record<string, object> = {
      http: { baseUrl: receiver.url, verification: SIGNATURE },
      shopify: { shop: 'a-shop.myshopify.com' },
    };
    const body = { type, name: `Source ${type}`, secretRefId, settings: settings[type] ?? {} };
    await operator.post(`${pipeline.base}/connectors`, body).expect(201);

    const withSecret = { ...env, SIGNALBOX_WEBHOOK_SECRET: WHSEC };
    const sent = await signalbox(['send', `Source ${type}`, '--type', 'issues.opened', '--json'], withSecret);
    expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
    const stored = await operator.get(`${pipeline.base}/webhooks/inbox/${sent.json<{ id: string }>().id}`).expect(200);
    expect(stored.body).toMatchObject({ signatureValid: true, eventType: 'issues.opened' });
  });

  it('sends the exact bytes of standard input', async () => {
    const sent = await signalbox(['send', 'GitHub', '--body', '-', '--json'], env, { stdin: '{"a" : 1}' });
    const { id } = sent.json<{ id: string }>();
    const raw = await operator.get(`${pipeline.base}/webhooks/inbox/${id}/raw`).buffer(true).expect(200);
    expect(Buffer.isBuffer(raw.body) ? raw.body.toString() : raw.text).toBe('{"a" : 1}');
  });

  it.each([
    [['send', 'GitHub'], { SIGNALBOX_WEBHOOK_SECRET: 'wrong' }, 4, 'Is SIGNALBOX_WEBHOOK_SECRET the secret'],
    [['send', 'GitHub'], { SIGNALBOX_WEBHOOK_SECRET: '' }, 2, 'SIGNALBOX_WEBHOOK_SECRET is not set'],
    [['send', 'Gitub'], {}, 5, 'There are: '],
    [['redrive'], { SIGNALBOX_API_KEY: 'sbx_wrong' }, 4, 'Look at SIGNALBOX_API_KEY'],
    [['redrive'], { SIGNALBOX_URL: 'http://127.0.0.1:1' }, 3, 'SIGNALBOX_URL: http://127.0.0.1:1 does not answer'],
    [['redrive', 'no-id', '--yes'], {}, 2, 'ids'],
    [['verify', 'audit', '--checkpoint', `1:${'0'.repeat(64)}`], {}, 2, '--workspace'],
  ])('ends %j with %j with %i: %s', async (args, wrong, exitCode, message) => {
    const result = await signalbox(args, { ...env, ...wrong });
    expect(result).toMatchObject({ exitCode, stderr: expect.stringContaining(message) });
  });

  it('counts what a redrive is about, and runs it when told to', async () => {
    status = 503;
    const { traceId } = (await signalbox(['send', 'GitHub', '--json'], env)).json<{ traceId: string }>();
    await until('the call to be dead', async () => {
      const dead = await database.query(`select from jobs where trace_id = $1 and status = 'dead'`, [traceId]);
      return dead.length === 1;
    });
    status = 200;
    const preview = await signalbox(['redrive', '--error-code', 'http_503'], env);
    expect(preview).toMatchObject({ exitCode: 0, stdout: '1 job(s) match. To do it, add --yes.\n' });
    const done = await signalbox(['redrive', '--error-code', 'http_503', '--yes', '--wait', '--json'], env);
    expect([done.exitCode, done.json()]).toEqual([0, expect.objectContaining({ status: 'success' })]);
    await until('the call to be made', async () => {
      const { stdout } = await signalbox(
        ['tail', 'jobs', '--no-follow', '--trace', traceId, '--status', 'success'],
        env,
      );
      return stdout.includes('connector.call');
    });
  });

  it('replays one event at once, and many as an order', async () => {
    const { id } = (await signalbox(['send', 'GitHub', '--json'], env)).json<{ id: string }>();
    const one = await signalbox(['replay', id, '--json', '--reason', 'a test'], env);
    expect([one.exitCode, one.json()]).toMatchObject([0, { replayOf: id }]);
    const preview = await signalbox(['replay', '--event-type', 'issues', '--json'], env);
    expect(preview.json()).toMatchObject({ ordered: false, matching: expect.any(Number) });
    const many = await signalbox(['replay', '--event-type', 'issues', '--yes', '--wait', '--json'], env);
    expect([many.exitCode, many.json()]).toEqual([0, expect.objectContaining({ status: 'success' })]);
  });

  it('follows the inbox until it is interrupted', async () => {
    const end = new AbortController();
    const lines: string[] = [];
    const following = signalbox(['tail', 'inbox', '--lines', '1', '--json'], env, {
      signal: end.signal,
      onLine: (line) => lines.push(line),
    });
    await until('the first line', () => lines.length > 0);
    const { id } = (await signalbox(['send', 'GitHub', '--type', 'followed', '--json'], env)).json<{ id: string }>();
    await until('the event', () => lines.some((line) => JSON.parse(line).id === id));
    end.abort();
    expect((await following).exitCode).toBe(130);
  });
});
