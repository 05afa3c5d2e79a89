import { createHmac } from 'node:crypto';
import {
  type ApiClient,
  createPipeline,
  deliver,
  type Pipeline,
  startWorker,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { expectProblem } from '../../support/problems';

interface Quarantined {
  id: string;
  reason: string;
  hint: string;
  receivedAt: string;
}

const MOST = 30;

describe('the quarantine', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let list: string;
  beforeAll(async () => {
    const settings = { QUARANTINE_MAX_REQUESTS: String(MOST), QUARANTINE_MAX_BYTES: '200000' };
    api = await startApiUnderTest(settings);
    worker = await startWorker(testEnvironment(api.database, settings));
    operator = api.operator;
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });
  beforeEach(async () => {
    pipeline = await createPipeline(operator, { destinationUrl: 'http://127.0.0.1:9' });
    list = `${pipeline.base}/webhooks/quarantine`;
  });

  const NEW_SECRET = 'the secret that GitHub has';
  const forge = (change: { id?: string; payload?: unknown } = {}) =>
    deliver(api.app, pipeline.ingestKey, { secret: NEW_SECRET, ...change }, 401);
  const kept = (count: number) =>
    until(`${count} rejected requests`, async () => {
      const { body } = await operator.get(`${list}?limit=200`).expect(200);
      return body.items.length === count && (body.items as Quarantined[]);
    });
  const mend = async () => {
    const { body } = await operator.get(`${pipeline.base}/secret-refs`).expect(200);
    await operator
      .post(`${pipeline.base}/secret-refs/${body.items[0].id}/rotate`, { value: NEW_SECRET })
      .expect((answer) => expect(answer.status).toBeLessThan(300));
  };
  const inbox = () =>
    api.database.query<{ id: string; event_id: string; status: string; received_at: Date; signature_valid: boolean }>(
      'select * from webhook_inbox where tenant_id = $1 order by event_id',
      [pipeline.workspaceId],
    );

  it('keeps a rejected request with its reason, a hint, its headers and its body, and nothing enters the inbox', async () => {
    await forge({ payload: { action: 'forged' } });
    const [first] = await kept(1);
    expect(first).toMatchObject({ reason: 'signature_mismatch', hint: expect.stringContaining('secret') });
    const { body } = await operator.get(`${list}/${first?.id}`).expect(200);
    expect(body).toMatchObject({ body: '{"action":"forged"}', headers: { 'x-github-event': 'issues' } });
    expect(body).not.toHaveProperty('ingestKey');
    const raw = await operator.get(`${list}/${first?.id}/raw`).expect(200);
    expect(String(raw.body)).toBe('{"action":"forged"}');
    expect(await inbox()).toEqual([]);
    const events = await operator.get(`${pipeline.base}/events?type=webhook.rejected`).expect(200);
    expect(events.body.items[0].data).toMatchObject({ reason: 'signature_mismatch', quarantineId: first?.id });
  });

  it('covers tokens in what it shows', async () => {
    await request(api.app.getHttpServer())
      .post(`/hooks/${pipeline.ingestKey}`)
      .set({ authorization: 'Bearer abc', 'x-gitlab-token': 'a token', cookie: 'a=b' })
      .send({})
      .expect(401);
    const [first] = await kept(1);
    const { body } = await operator.get(`${list}/${first?.id}`).expect(200);
    expect(first?.reason).toBe('signature_missing');
    expect(body.headers).toMatchObject({ 'x-gitlab-token': '[redacted]' });
    expect(Object.keys(body.headers)).not.toContain('authorization');
  });

  it('lets a good one in once the secret is right: as a real event, once, at the time it came', async () => {
    await forge({ id: 'one' });
    const [first] = await kept(1);
    const url = `${list}/${first?.id}/reverify`;
    expect((await operator.post(url).expect(200)).body).toMatchObject({
      released: false,
      reason: 'signature_mismatch',
      inboxIds: [],
    });
    await mend();
    const { body } = await operator.post(url).expect(200);
    expect(body).toMatchObject({ released: true, reason: null, duplicates: 0, inboxIds: [expect.any(String)] });
    expectProblem(await operator.post(url), 404, 'quarantined_request_not_found');
    const [message] = await inbox();
    expect(message).toMatchObject({ id: body.inboxIds[0], event_id: 'one', signature_valid: true });
    expect(message?.received_at.toISOString()).toBe(first?.receivedAt);
    await until('it to be routed', async () => (await inbox())[0]?.status === 'processed');
    // The provider sends it again: it was here.
    const again = await until('the new secret to be known', async () => {
      const answer = await deliver(api.app, pipeline.ingestKey, { secret: NEW_SECRET, id: 'one' }, 'any');
      return answer.status === 202 && answer;
    });
    expect(again.body).toMatchObject({ id: message?.id, duplicate: true });
  });

  it('lets in all that are good, as a job that can be followed, and leaves the others with their reason', async () => {
    for (const id of ['a', 'b', 'c', 'a']) await forge({ id });
    await deliver(api.app, pipeline.ingestKey, { secret: 'of a forger', id: 'd' }, 401);
    await kept(5);
    // This one arrived after all, before the order.
    await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id: 'b' });
    await mend();
    const { jobId } = (await operator.post(`${list}/reverify`, { connectorId: pipeline.sourceId }).expect(202)).body;
    const job = await until('the order to end', async () => {
      const { body } = await operator.get(`${pipeline.base}/jobs/${jobId}`).expect(200);
      return body.status === 'success' && body;
    });
    expect(job).toMatchObject({ result: { total: 5, done: 4, skipped: 1 } });
    expect((await inbox()).map((row) => row.event_id)).toEqual(['a', 'b', 'c']);
    expect(await kept(1)).toMatchObject([{ reason: 'signature_mismatch' }]);
    const routed = await api.database.query(
      `select distinct webhook_inbox.id from jobs cross join lateral jsonb_array_elements_text(payload_json -> 'inboxIds') as of (id)
       join webhook_inbox on webhook_inbox.id::text = of.id and job_id = jobs.id and webhook_inbox.tenant_id = $1`,
      [pipeline.workspaceId],
    );
    expect(routed).toHaveLength(3);
  });

  it('judges a timestamp by the time the request came', async () => {
    const settings = { type: 'standard-webhooks', name: 'Standard', settings: {} };
    const { id, ingestKey } = (await operator.post(`${pipeline.base}/connectors`, settings).expect(201)).body;
    const key = Buffer.alloc(32, 7);
    const send = async (ageSeconds: number) => {
      const [time, body] = [String(Math.floor(Date.now() / 1_000) - ageSeconds), '{"type":"a.b"}'];
      const signature = createHmac('sha256', key).update(`m${ageSeconds}.${time}.${body}`).digest('base64');
      await request(api.app.getHttpServer())
        .post(`/hooks/${ingestKey}`)
        .set({ 'webhook-id': `m${ageSeconds}`, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` })
        .send(body)
        .expect(401);
    };
    await send(0);
    await send(1_000);
    const rejected = await kept(2);
    expect(rejected.map(({ reason }) => reason)).toEqual(['secret_missing', 'secret_missing']);
    const value = `whsec_${key.toString('base64')}`;
    const secretRef = { name: 'standard', provider: 'local', value };
    const { id: secretRefId } = (await operator.post(`${pipeline.base}/secret-refs`, secretRef).expect(201)).body;
    await operator.patch(`${pipeline.base}/connectors/${id}`, { secretRefId }).expect(200);
    const shift = (by: string) =>
      api.database.query(
        `update quarantined_webhooks set received_at = received_at + $2::interval where tenant_id = $1`,
        [pipeline.workspaceId, by],
      );
    const reasons = async () => {
      const found: unknown[] = [];
      for (const { id: one } of rejected) {
        found.push((await operator.post(`${list}/${one}/reverify`).expect(200)).body.reason);
      }
      return found.toSorted();
    };
    await shift('-1 hour');
    expect(await reasons()).toEqual(['timestamp_in_future', 'timestamp_in_future']);
    await shift('1 hour');
    expect(await reasons()).toEqual([null, 'timestamp_too_old'].toSorted());
  });

  it('is bounded: the oldest go, by number and by bytes, and events of the inbox never do', async () => {
    const real = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret });
    for (let n = 0; n < MOST + 10; n += 1) await forge({ id: `n${n}` });
    const rows = () =>
      api.database.query<{ id: string; bytes: number; headers: Record<string, string> }>(
        'select * from quarantined_webhooks where tenant_id = $1 order by received_at',
        [pipeline.workspaceId],
      );
    await until('the last one', async () =>
      (await rows()).some(({ headers }) => headers['x-github-delivery'] === `n${MOST + 9}`),
    );
    expect(await rows()).toHaveLength(MOST);
    await forge({ id: 'large', payload: { text: 'x'.repeat(190_000) } });
    const left = await until('the large one', async () => {
      const found = await rows();
      return found.some(({ headers }) => headers['x-github-delivery'] === 'large') && found;
    });
    expect(left.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(200_000);
    expect((await inbox()).map(({ id }) => id)).toEqual([real.body.id]);
  });

  it('keeps a sample of a flood and counts the rest', async () => {
    for (let n = 0; n < 10; n += 1) await Promise.all(Array.from({ length: 30 }, () => forge()));
    const counted = await until('all to be told', async () => {
      await forge();
      const events = await operator.get(`${pipeline.base}/events?type=webhook.rejections_shed`).expect(200);
      return events.body.items.length > 0 && (events.body.items as { data: { count: number; reasons: object } }[]);
    });
    expect(counted.reduce((sum, { data }) => sum + data.count, 0)).toBeGreaterThan(30);
    expect(counted[0]?.data.reasons).toEqual({ signature_mismatch: expect.any(Number) });
    const told = await operator.get(`${pipeline.base}/events?type=webhook.rejected&limit=200`).expect(200);
    expect(told.body.items.length).toBeLessThan(150);
  });

  it('is emptied one by one, too', async () => {
    await forge();
    const [first] = await kept(1);
    await operator.delete(`${list}/${first?.id}`).expect(204);
    await kept(0);
  });

  it('keeps the query of a request that had one, which some providers sign', async () => {
    const body = '{"action":"opened"}';
    const signature = createHmac('sha256', pipeline.secret).update(body).digest('hex');
    await request(api.app.getHttpServer())
      .post(`/hooks/${pipeline.ingestKey}?from=github`)
      .set({ 'x-hub-signature-256': `sha256=${signature}`, 'x-github-delivery': 'x', 'x-github-event': 'issues' })
      .set({ 'content-type': 'application/json' })
      .send(body)
      .expect(202);
    const rows = await api.database.query(
      `select convert_from(i.payload_raw, 'utf8') as body, r.payload_raw as again, r.search
       from webhook_requests r join webhook_inbox i on i.request_id = r.id where r.tenant_id = $1`,
      [pipeline.workspaceId],
    );
    expect(rows).toEqual([{ body, again: null, search: '?from=github' }]);
  });
});
