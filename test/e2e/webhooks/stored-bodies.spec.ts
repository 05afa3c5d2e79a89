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
import { expectProblem } from '../../support/problems';

/** Not as `JSON.stringify` writes it: what comes back is the same to the byte only if nobody took it apart. */
const BODY = `{ "action" : "opened",\n "labels": [${Array(200).fill('{"name": "bug"}').join(', ')}] }`;

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

  const send = async (): Promise<string> =>
    (await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, text: BODY })).body.id;
  const column = async <T>(expression: string, id: string) =>
    (await api.database.query<{ value: T }>(`select ${expression} as value from webhook_inbox where id = $1`, [id]))[0]
      ?.value;

  it('takes a fraction of its size, and is filtered, sent on, shown, counted and proven as it came', async () => {
    const id = await send();
    expect(await column('payload_coding', id)).toBe('lz4');
    expect(await column('octet_length(payload_raw)', id)).toBeLessThan(BODY.length / 5);
    const call = await until('the call', () => receiver.calls[0]);
    expect(String(call.body)).toBe(BODY);
    expect(String((await operator.get(`${inbox}/${id}/raw`).expect(200)).body)).toBe(BODY);
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
      Buffer.from(BODY),
    ]);
    await operator.post(`${inbox}/${id}/replay`).expect(201);
    expect(String((await until('the replayed call', () => receiver.calls[1])).body)).toBe(BODY);
  });

  it('that was damaged in the database says so, and holds up no other that is routed with it', async () => {
    const [damaged, sound] = [await send(), await send()];
    await until('both calls', () => receiver.calls[1]);
    await api.database.query('update webhook_inbox set payload_raw = substr(payload_raw, 9) where id = $1', [damaged]);
    expectProblem(await operator.get(`${inbox}/${damaged}/raw`), 409, 'payload_damaged');
    // Both jobs are made at once, and claimed together.
    await operator.post(`${inbox}/replay`, { ids: [damaged, sound] }).expect(202);
    await until('the replayed call', () => receiver.calls[2]);
    const runsOf = (first: string) =>
      api.database.query<{ status: string; code: string | null }>(
        `select runs.status, runs.error_json ->> 'code' as code from runs join jobs on jobs.id = runs.job_id
         join webhook_inbox as replay on jobs.payload_json ->> 'inboxId' = replay.id::text
         where replay.replay_of = $1 order by runs.started_at`,
        [first],
      );
    const endOf = (first: string) =>
      until('its first run to end', async () => {
        const [run] = await runsOf(first);
        return run && run.status !== 'running' && run;
      });
    expect(await endOf(sound)).toEqual({ status: 'success', code: null });
    expect(await endOf(damaged)).toEqual({ status: 'failed', code: 'payload_damaged' });
  });
});
