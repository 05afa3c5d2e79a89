import { createHmac } from 'node:crypto';
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

/** Not as `JSON.stringify` writes it: what comes back is the same to the byte only if nobody took it apart. */
const BODY = Buffer.from(`{ "action" : "opened",\n "labels": [${Array(200).fill('{"name": "bug"}').join(', ')}] }`);

describe('the body of a usual event', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let inbox: string;

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
      filters: [{ path: '$.labels[199].name', operator: 'equals', value: 'bug' }],
    });
    inbox = `${pipeline.base}/webhooks/inbox`;
  });

  const send = async (): Promise<string> => {
    const signature = createHmac('sha256', pipeline.secret).update(BODY).digest('hex');
    const { body } = await request(api.app.getHttpServer())
      .post(`/hooks/${pipeline.ingestKey}`)
      .set({ 'x-hub-signature-256': `sha256=${signature}`, 'content-type': 'application/json' })
      .set({ 'x-github-delivery': 'one', 'x-github-event': 'issues' })
      .serialize((sent: unknown) => sent as string)
      .send(BODY)
      .expect(202);
    return body.id;
  };
  const column = async <T>(expression: string, id: string) =>
    (await api.database.query<{ value: T }>(`select ${expression} as value from webhook_inbox where id = $1`, [id]))[0]
      ?.value;

  it('takes a fraction of its size, and is filtered, sent on, shown, counted and proven as it came', async () => {
    const id = await send();
    expect(await column('payload_coding', id)).toBe('lz4');
    expect(await column('octet_length(payload_raw)', id)).toBeLessThan(BODY.length / 5);
    const call = await until('the call', () => receiver.calls[0]);
    expect(call.body.equals(BODY)).toBe(true);
    const raw = await operator.get(`${inbox}/${id}/raw`).buffer().expect(200);
    expect(String(raw.text ?? raw.body)).toBe(String(BODY));
    expect((await operator.get(`${inbox}/${id}`).expect(200)).body.bodyBytes).toBe(BODY.length);
    expect((await operator.post(`${inbox}/${id}/reverify`).expect(200)).body.valid).toBe(true);
  });

  it('is sent on once more by a replay, and by a route with a transform', async () => {
    const id = await send();
    await until('the call', () => receiver.calls[0]);
    const transform = '{"labels": $count(labels)}';
    await operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, { transform }).expect(200);
    await operator.post(`${inbox}/${id}/replay`).expect(201);
    const again = await until('the replayed call', () => receiver.calls[1]);
    expect(JSON.parse(String(again.body))).toEqual({ labels: 200 });
  });

  it('that was stored as it came, before bodies were compressed, is sent on all the same', async () => {
    const id = await send();
    await until('the call', () => receiver.calls[0]);
    await api.database.query('update webhook_inbox set payload_raw = $2, payload_coding = null where id = $1', [
      id,
      BODY,
    ]);
    await operator.post(`${inbox}/${id}/replay`).expect(201);
    expect((await until('the replayed call', () => receiver.calls[1])).body.equals(BODY)).toBe(true);
  });

  it('that was damaged in the database says so', async () => {
    const id = await send();
    await api.database.query('update webhook_inbox set payload_raw = substr(payload_raw, 9) where id = $1', [id]);
    expectProblem(await operator.get(`${inbox}/${id}/raw`), 409, 'payload_damaged');
  });
});
