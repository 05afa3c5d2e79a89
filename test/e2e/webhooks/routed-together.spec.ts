import {
  type ApiClient,
  createPipeline,
  deliver,
  type Pipeline,
  Receiver,
  startWorker,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const EVENTS = 12;

interface RoutingJob {
  id: string;
  status: string;
  ids: string[];
  result: Record<string, unknown> | null;
}

describe('events that come together', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication | undefined;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let inbox: string;

  beforeAll(async () => {
    api = await startApiUnderTest();
    receiver = await Receiver.start();
    operator = api.operator;
  });
  afterAll(async () => {
    await api.stop();
    await receiver.stop();
  });
  beforeEach(async () => {
    receiver.calls.length = 0;
    pipeline = await createPipeline(operator, {
      destinationUrl: receiver.url,
      filters: [{ path: '$.action', operator: 'equals', value: 'opened' }],
    });
    inbox = `${pipeline.base}/webhooks/inbox`;
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
  });

  const start = async () => (worker = await startWorker(testEnvironment(api.database)));

  /** @returns their ids; the job of most of them, which are stored while the first one is */
  const sendTogether = async (): Promise<{ ids: string[]; job: RoutingJob }> => {
    // Long enough to be stored compressed.
    const delivery = { secret: pipeline.secret, payload: { action: 'opened', labels: Array(200).fill('bug') } };
    const receipts = await Promise.all(
      Array.from({ length: EVENTS }, () => deliver(api.app, pipeline.ingestKey, delivery)),
    );
    const [job] = (await routingJobs()).toSorted((one, other) => other.ids.length - one.ids.length);
    expect(job?.ids.length).toBeGreaterThan(2);
    return { ids: receipts.map(({ body }) => body.id as string), job: job as RoutingJob };
  };

  const routingJobs = () =>
    api.database.query<RoutingJob>(
      `select id, status, payload_json -> 'inboxIds' as ids, result_json as result from jobs
       where tenant_id = $1 and type = 'webhook.route' order by created_at`,
      [pipeline.workspaceId],
    );

  const ended = (id: string) =>
    until('the job to end', async () => (await routingJobs()).find((job) => job.id === id && job.status === 'success'));

  const handedOn = () =>
    api.database.query<{ id: string; status: string; inbox_id: string; code: string | null }>(
      `select id, status, payload_json ->> 'inboxId' as inbox_id, last_error_json ->> 'code' as code from jobs
       where tenant_id = $1 and type = 'webhook.process'`,
      [pipeline.workspaceId],
    );

  const callsOf = (id: string) =>
    api.database.query(`select from jobs where type = 'connector.call' and correlation_id = $1`, [id]);

  it('share a job, which each of them names and tells of in its own trace', async () => {
    const { ids, job } = await sendTogether();
    expect((await routingJobs()).flatMap((one) => one.ids).toSorted()).toEqual(ids.toSorted());
    await start();
    await until('all calls', () => receiver.calls.length === EVENTS);
    expect(await ended(job.id)).toMatchObject({ result: { events: job.ids.length, calls: job.ids.length } });

    const messages = await Promise.all(
      job.ids.map(async (id) => (await operator.get(`${inbox}/${id}`).expect(200)).body),
    );
    expect(new Set(messages.map(({ traceId }) => traceId)).size).toBe(job.ids.length);
    const listed = (await operator.get(`${inbox}?limit=200`).expect(200)).body.items as { id: string; jobId: string }[];
    for (const { jobId, traceId, id } of messages) {
      expect(listed.find((one) => one.id === id)).toMatchObject({ jobId });
      expect(jobId).toBe(job.id);
      const { body } = await operator.get(`${pipeline.base}/traces/${traceId}`).expect(200);
      const entries = body.entries as { kind: string; id: string; title: string }[];
      expect(entries.filter(({ kind }) => kind === 'job').map(({ title }) => title)).toEqual([
        'webhook.route enqueued',
        'connector.call enqueued',
      ]);
      expect(entries.filter(({ title }) => title === 'webhook.route attempt 1')).toHaveLength(1);
      expect(await callsOf(id)).toHaveLength(1);
    }
  });

  it('are routed but for the one that cannot be, which gets a job of its own and says why', async () => {
    const { job } = await sendTogether();
    const [damaged] = job.ids.slice(1);
    await api.database.query('update webhook_inbox set payload_raw = substr(payload_raw, 3) where id = $1', [damaged]);
    await start();
    await until('the calls of the others', () => receiver.calls.length === EVENTS - 1);
    const others = job.ids.length - 1;
    expect(await ended(job.id)).toMatchObject({
      result: { events: others, calls: others, handedOn: 1, reasons: ['payload_damaged'] },
    });
    const [own] = await until('its own job to fail', async () => {
      const jobs = await handedOn();
      return jobs[0]?.code && jobs;
    });
    expect(own).toMatchObject({ inbox_id: damaged, code: 'payload_damaged' });
    expect(await handedOn()).toHaveLength(1);
  });

  it('get jobs of their own once the attempt of all was lost, and are delivered once', async () => {
    const { ids, job } = await sendTogether();
    await api.database.query('update jobs set attempts = 1 where id = $1', [job.id]);
    await start();
    await until('all calls', () => receiver.calls.length === EVENTS);
    const { length } = job.ids;
    expect(await ended(job.id)).toMatchObject({ result: { events: 0, calls: 0, handedOn: length } });
    expect((await handedOn()).map((one) => one.inbox_id).toSorted()).toEqual(job.ids.toSorted());
    for (const id of ids) expect(await callsOf(id)).toHaveLength(1);
  });
});
