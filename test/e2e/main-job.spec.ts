import { readFileSync } from 'node:fs';
import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  Receiver,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

describe('a signed webhook on its way to the destination', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  const answers: number[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = testEnvironment(database);
    api = await startApi(environment);
    worker = await startWorker(environment);
    receiver = await Receiver.start(() => ({ status: answers.shift() ?? 200 }));
    operator = await ApiClient.signedIn(api);
  });

  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  beforeEach(() => {
    receiver.calls.length = 0;
    answers.length = 0;
  });

  it('arrives with the exact bytes, and the trace tells the whole story', async () => {
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    const examples = JSON.parse(
      readFileSync(require.resolve('@octokit/webhooks-examples/api.github.com/index.json'), 'utf8'),
    ) as { name: string; examples: unknown[] }[];
    const push = examples.find(({ name }) => name === 'push');

    const receipt = await deliver(api, pipeline.ingestKey, {
      secret: pipeline.secret,
      event: 'push',
      payload: push?.examples[0],
    });
    expect(receipt.body).toEqual({
      id: expect.any(String),
      duplicate: false,
      events: 1,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });

    const story = await until('the call to be settled', async () => {
      const answer = await operator.get(`${pipeline.base}/traces/${receipt.body.traceId}`).expect(200);
      const entries = answer.body.entries as { kind: string; title: string; status?: string }[];
      const settled = entries.filter(({ kind, status }) => kind === 'job' && status === 'success').length === 2;
      return settled && entries.some(({ title }) => title.includes('→ 200')) && entries;
    });
    expect(receiver.calls).toHaveLength(1);
    const [call] = receiver.calls;
    expect(call?.path).toBe('/events');
    expect(String(call?.body)).toBe(JSON.stringify(push?.examples[0]));
    expect(call?.headers.traceparent).toContain(receipt.body.traceId);
    expect(call?.headers['x-signalbox-event-type']).toBe('push');

    const kinds = story.map(({ kind }) => kind);
    for (const kind of ['inbox', 'job', 'run', 'request', 'event']) expect(kinds).toContain(kind);
    const [row] = await database.query('select status, processed_at from webhook_inbox where id = $1', [
      receipt.body.id,
    ]);
    expect(row).toMatchObject({ status: 'processed', processed_at: expect.any(Date) });
  });

  it('is tried again as the policy says, with the same idempotency key', async () => {
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    answers.push(500, 429);
    await deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
    const job = await until('the call to succeed', async () => {
      const answer = await operator.get(`${pipeline.base}/jobs?type=connector.call`).expect(200);
      return answer.body.items.find((item: { status: string }) => item.status === 'success');
    });
    expect(job.attempts).toBe(3);
    expect(receiver.calls).toHaveLength(3);
    expect(new Set(receiver.calls.map((call) => call.headers['idempotency-key'])).size).toBe(1);
    const detail = await operator.get(`${pipeline.base}/jobs/${job.id}`).expect(200);
    // After the 429 nothing goes out for a moment: an attempt that comes too early is put off and does not count.
    const statuses = detail.body.runs.map((run: { status: string }) => run.status) as string[];
    expect(statuses.filter((status) => status !== 'snoozed')).toEqual(['failed', 'failed', 'success']);
    expect(detail.body.runs[0].error).toMatchObject({ code: 'http_500' });
  });

  it('is dead when no attempt is left, and runs again when an operator says so', async () => {
    const retry = { maxAttempts: 2, baseDelayMs: 10, maxDelayMs: 20 };
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url, retry });
    answers.push(500, 503);
    await deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
    const find = async (status: string) => {
      const answer = await operator.get(`${pipeline.base}/jobs?type=connector.call&status=${status}`).expect(200);
      return answer.body.items[0] as { id: string; lastError: object } | undefined;
    };
    const dead = await until('the call to be dead', () => find('dead'));
    expect(dead.lastError).toMatchObject({ code: 'http_503' });
    await operator.post(`${pipeline.base}/jobs/${dead.id}/retry`).expect(200);
    await until('the retried call to succeed', () => find('success'));
  });

  it('keeps one message and one job when a delivery arrives 20 times at once', async () => {
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    const id = '6c1f4f6e-0000-4000-8000-000000000001';
    const receipts = await Promise.all(
      Array.from({ length: 20 }, async () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret, id })),
    );
    expect(receipts.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    expect(new Set(receipts.map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(receipts.map(({ body }) => body.traceId)).size).toBe(1);
    await until('the call', () => receiver.calls.length > 0);
    const inbox = await database.query('select id from webhook_inbox where tenant_id = $1', [pipeline.workspaceId]);
    const jobs = await database.query(`select id from jobs where tenant_id = $1 and type = 'webhook.route'`, [
      pipeline.workspaceId,
    ]);
    expect(inbox).toHaveLength(1);
    expect(jobs).toHaveLength(1);
  });

  it('is two events when two sources get it under the same id, as GitHub sends it to all subscribed webhooks', async () => {
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    const { secretRefId } = (await operator.get(`${pipeline.base}/connectors/${pipeline.sourceId}`).expect(200)).body;
    const second = { type: 'github', name: 'Second', settings: {}, secretRefId };
    const { ingestKey } = (await operator.post(`${pipeline.base}/connectors`, second).expect(201)).body;
    const delivery = { secret: pipeline.secret, id: '6c1f4f6e-0000-4000-8000-000000000002' };
    const receipts = [await deliver(api, pipeline.ingestKey, delivery), await deliver(api, ingestKey, delivery)];
    expect(receipts.map(({ body }) => body.duplicate)).toEqual([false, false]);
  });

  it('is refused and makes no job when the signature is wrong', async () => {
    const pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    const answer = await deliver(api, pipeline.ingestKey, { secret: 'not the secret' }, 401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'signature_mismatch', status: 401 });
    expect(await database.query('select id from webhook_inbox where tenant_id = $1', [pipeline.workspaceId])).toEqual(
      [],
    );
    const rejected = await until('the rejection on record', async () => {
      const events = await operator.get(`${pipeline.base}/events?type=webhook.rejected`).expect(200);
      return events.body.items[0];
    });
    expect(rejected.data.reason).toBe('signature_mismatch');
  });

  it('is ignored when no route wants its type or its content', async () => {
    const pipeline = await createPipeline(operator, {
      destinationUrl: receiver.url,
      eventTypes: ['issues'],
      filters: [{ path: '$.action', operator: 'equals', value: 'opened' }],
    });
    const send = async (event: string, action: string) => {
      const answer = await deliver(api, pipeline.ingestKey, { secret: pipeline.secret, event, payload: { action } });
      return until('it to be routed', async () => {
        const message = await operator.get(`${pipeline.base}/webhooks/inbox/${answer.body.id}`).expect(200);
        return message.body.status !== 'received' && (message.body.status as string);
      });
    };
    expect(await send('push', 'opened')).toBe('ignored');
    expect(await send('issues', 'closed')).toBe('ignored');
    expect(await send('issues', 'opened')).toBe('processed');
  });
});
