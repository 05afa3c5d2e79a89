import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
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

describe('a webhook', () => {
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
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url, eventTypes: ['wanted'] });
  });
  afterAll(async () => {
    await worker.close();
    await receiver.stop();
    await api.stop();
  });

  it.each([
    ['application/x-www-form-urlencoded', 'payload=%7B%22a%22%3A1%7D'],
    ['application/xml', '<?xml version="1.0"?><order id="1"/>'],
    ['text/plain; charset=iso-8859-1', 'caf\u00e9'],
    ['application/octet-stream', '\u0000\u0001\u00ff'],
  ])('of %s is kept as it came, routed by its type and sent on as it is', async (type, text) => {
    const body = Buffer.from(text, 'latin1');
    const signature = `sha256=${createHmac('sha256', pipeline.secret).update(body).digest('hex')}`;
    receiver.calls.length = 0;
    const send = (event: string) =>
      fetch(`http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}/hooks/${pipeline.ingestKey}`, {
        method: 'POST',
        headers: {
          'content-type': type,
          'x-github-event': event,
          'x-github-delivery': `${event} ${type}`,
          'x-hub-signature-256': signature,
        },
        body,
      });
    expect((await send('unwanted')).status).toBe(202);
    const { id } = (await (await send('wanted')).json()) as { id: string };
    await until('it to be sent on', () => receiver.calls.length === 1);
    expect(receiver.calls[0]).toMatchObject({ body, headers: { 'content-type': type } });
    const raw = await operator.get(`${pipeline.base}/webhooks/inbox/${id}/raw`).expect(200);
    expect(Buffer.from(raw.body as Buffer).equals(body)).toBe(true);
  });

  it('that only asks whether we are there is answered as its provider wants, and stores nothing', async () => {
    const secret = 'slack signing secret';
    const ref = { name: 'slack', provider: 'local', value: secret };
    const { id: secretRefId } = (await operator.post(`${pipeline.base}/secret-refs`, ref).expect(201)).body;
    const slack = { type: 'slack', name: 'Slack', settings: {}, secretRefId };
    const { id, ingestKey } = (await operator.post(`${pipeline.base}/connectors`, slack).expect(201)).body;
    const body = JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aBm2r' });
    const time = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
    const answer = await request(api.app.getHttpServer())
      .post(`/hooks/${ingestKey}`)
      .set({ 'content-type': 'application/json', 'x-slack-request-timestamp': time })
      .set('x-slack-signature', `v0=${signature}`)
      .send(body)
      .expect(200);
    expect(answer.text).toBe('3eZbrw1aBm2r');
    expect(answer.headers['content-type']).toContain('text/plain');
    const { body: inbox } = await operator.get(`${pipeline.base}/webhooks/inbox?connectorId=${id}`).expect(200);
    expect(inbox.items).toEqual([]);
  });
});
