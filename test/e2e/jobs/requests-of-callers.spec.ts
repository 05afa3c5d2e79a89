import { createPipeline, type Pipeline, Receiver, startWorker, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

interface Job {
  id: string;
  status: string;
  result: Record<string, unknown>;
  lastError: { code: string; details: Record<string, unknown> };
  finishedAt: string | null;
}

describe('the requests that callers ask for', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;

  beforeAll(async () => {
    receiver = await Receiver.start(({ path }) =>
      path === '/gone'
        ? { status: 410 }
        : { status: 201, headers: { 'set-cookie': 'session=secretive', 'x-request': '7' } },
    );
    api = await startApiUnderTest();
    worker = await startWorker(testEnvironment(api.database));
    pipeline = await createPipeline(api.operator, { destinationUrl: receiver.url });
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await receiver.stop();
  });

  async function ended(body: object): Promise<Job> {
    const { id } = (await api.operator.post(`${pipeline.base}/jobs`, body).expect(201)).body as Job;
    return until(`job ${id} to end`, async () => {
      const job = (await api.operator.get(`${pipeline.base}/jobs/${id}`).expect(200)).body as Job;
      return job.finishedAt === null ? undefined : job;
    });
  }

  it('go out as they were asked for, and the job has the answer without its secrets', async () => {
    const payload = {
      url: `${receiver.url}/orders?a=b`,
      method: 'POST',
      headers: { 'X-Of-Caller': 'yes' },
      body: { json: { order: 7 } },
    };
    const job = await ended({ type: 'http.request', payload });
    expect(job).toMatchObject({ status: 'success', result: { httpStatus: 201, bodyBytes: 0 } });
    expect(job.result.response).toMatchObject({ headers: { 'x-request': '7' }, bodyKind: 'none', truncated: false });
    expect(JSON.stringify(job)).not.toContain('secretive');
    const call = receiver.calls.at(-1);
    expect(call).toMatchObject({ method: 'POST', path: '/orders?a=b' });
    expect(call?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-of-caller': 'yes',
      'idempotency-key': job.id,
    });
    expect(call?.body.toString()).toBe('{"order":7}');
    const logged = await until('the request to be on record', async () => {
      const { body } = await api.operator.get(`${pipeline.base}/requests?direction=out`).expect(200);
      return (body as { items: object[] }).items[0];
    });
    expect(logged).toMatchObject({ jobId: job.id, operation: `POST ${receiver.url}/orders` });
  });

  it('fail with what the other side said', async () => {
    const job = await ended({ type: 'http.request', payload: { url: `${receiver.url}/gone`, method: 'GET' } });
    expect(job).toMatchObject({ status: 'dead', lastError: { code: 'http_410', details: { httpStatus: 410 } } });
  });

  it('reach no address that is not public', async () => {
    const job = await ended({ type: 'http.request', payload: { url: 'http://10.0.0.1/', method: 'GET' } });
    expect(job).toMatchObject({ status: 'dead', lastError: { code: 'egress_forbidden' } });
  });

  it('go through a connector with their own body and type', async () => {
    const payload = {
      connectorId: pipeline.destinationId,
      method: 'PUT',
      path: '/things/1',
      body: { text: '<a/>', contentType: 'application/xml' },
    };
    expect(await ended({ type: 'connector.call', payload })).toMatchObject({ status: 'success' });
    const call = receiver.calls.at(-1);
    expect([call?.path, call?.headers['content-type'], call?.body.toString()]).toEqual([
      '/things/1',
      'application/xml',
      '<a/>',
    ]);
  });
});
