import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  type ApiClient,
  createPipeline,
  type Pipeline,
  Receiver,
  startWorker,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { expectProblem } from '../../support/problems';

describe('a webhook that is no plain JSON', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await startWorker(testEnvironment(api.database));
    receiver = await Receiver.start();
    operator = api.operator;
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await receiver.stop();
  });
  beforeEach(async () => {
    receiver.calls.length = 0;
    pipeline = await createPipeline(operator, {
      destinationUrl: receiver.url,
      filters: [{ path: '$.action', operator: 'equals', value: 'opened' }],
    });
  });

  const send = (body: Buffer, headers: Record<string, string>) =>
    request(api.app.getHttpServer())
      .post(`/hooks/${pipeline.ingestKey}`)
      .set({ 'x-hub-signature-256': `sha256=${createHmac('sha256', pipeline.secret).update(body).digest('hex')}` })
      .set({ 'x-github-delivery': 'one', 'x-github-event': 'issues', 'content-type': 'application/json', ...headers })
      .serialize((sent: unknown) => sent as string)
      .send(body);

  it('but compressed is proven as sent, kept as sent, filtered and sent on as it is inside', async () => {
    const body = gzipSync('{"action":"opened"}');
    const receipt = await send(body, { 'content-encoding': 'gzip' }).expect(202);
    const call = await until('the call', () => receiver.calls[0]);
    expect(String(call.body)).toBe('{"action":"opened"}');
    expect(call.headers['content-encoding']).toBeUndefined();
    const [row] = await api.database.query<{ payload_raw: Buffer }>('select * from webhook_inbox where id = $1', [
      receipt.body.id,
    ]);
    expect(row?.payload_raw.equals(body)).toBe(true);
  });

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(17 * 1024 * 1024)), 'gzip'],
    ['not what it says', Buffer.from('{}'), 'gzip'],
    ['of an unknown coding', Buffer.from('{}'), 'zstd'],
  ])('but %s is refused, and nothing of it is stored', async (_, body, coding) => {
    expectProblem(await send(body, { 'content-encoding': coding }), 415, 'content_encoding_unsupported');
    expect(
      await api.database.query('select from webhook_inbox where tenant_id = $1', [pipeline.workspaceId]),
    ).toHaveLength(0);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'a=1&b=%C3%BC'],
    ['XML', 'application/xml', '<a b="c">ü</a>'],
    ['a text', 'text/plain', 'hello'],
  ])('but %s is kept, routed by its type and sent on byte for byte', async (_, contentType, text) => {
    await operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, { filters: [], eventTypes: ['issues'] });
    await send(Buffer.from(text), { 'content-type': contentType }).expect(202);
    const call = await until('the call', () => receiver.calls[0]);
    expect([String(call.body), call.headers['content-type']]).toEqual([text, contentType]);
  });
});
