import { createHmac } from 'node:crypto';
import { type ApiClient, createPipeline, deliver, type Pipeline } from '@app/testing';
import request from 'supertest';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { expectProblem } from '../../support/problems';

describe('the signature of a message', () => {
  let api: ApiUnderTest;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let inbox: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    operator = api.operator;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    pipeline = await createPipeline(operator, { destinationUrl: 'http://127.0.0.1:9' });
    inbox = `${pipeline.base}/webhooks/inbox`;
  });

  const send = async () =>
    (await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret })).body as { id: string; traceId: string };
  const reverify = async (id: string) => (await operator.post(`${inbox}/${id}/reverify`).expect(200)).body;

  it('is checked again over the kept bytes, and the check is on record', async () => {
    const { id, traceId } = await send();
    expect((await operator.get(`${inbox}/${id}`).expect(200)).body.reverified).toBeNull();
    const good = { valid: true, reason: null, hint: null, checkedAt: expect.any(String) };
    expect(await reverify(id)).toEqual(good);
    expect((await operator.get(`${inbox}/${id}`).expect(200)).body.reverified).toEqual(good);
    const events = await operator.get(`${pipeline.base}/events?type=webhook.reverified`).expect(200);
    expect(events.body.items).toMatchObject([{ traceId, data: { inboxId: id, valid: true } }]);
    const audit = await operator.get(`${pipeline.base}/audit?action=inbox_message.reverify`).expect(200);
    expect(audit.body.items).toMatchObject([{ resourceId: id, resourceType: 'inbox_message' }]);
  });

  it('shows bytes that were changed since, and a message stays what it is', async () => {
    const { id } = await send();
    await api.database.query(`update webhook_inbox set payload_raw = payload_raw || ' ' where id = $1`, [id]);
    expect(await reverify(id)).toMatchObject({ valid: false, reason: 'signature_mismatch', hint: expect.any(String) });
    const { body } = await operator.get(`${inbox}/${id}`).expect(200);
    expect(body).toMatchObject({ signatureValid: true, proof: 'signature', reverified: { valid: false } });
  });

  it('is judged with the secrets of now', async () => {
    const { id } = await send();
    const { body } = await operator.get(`${pipeline.base}/secret-refs`).expect(200);
    const value = { value: 'quite another secret', overlapSeconds: 0 };
    await operator.post(`${pipeline.base}/secret-refs/${body.items[0].id}/rotate`, value).expect(200);
    expect(await reverify(id)).toMatchObject({ valid: false, reason: 'signature_mismatch' });
  });

  it('is that of the whole request for an event of a batch, and of the first message for a replay', async () => {
    const secret = 'hubspot client secret';
    const ref = { name: 'hubspot', provider: 'local', value: secret };
    const { id: secretRefId } = (await operator.post(`${pipeline.base}/secret-refs`, ref).expect(201)).body;
    const connector = { type: 'hubspot', name: 'HubSpot', settings: {}, secretRefId };
    const { ingestKey } = (await operator.post(`${pipeline.base}/connectors`, connector).expect(201)).body;
    const body = JSON.stringify([1, 2].map((n) => ({ eventId: n, subscriptionType: 'contact.creation', objectId: n })));
    const time = String(Date.now());
    const url = `http://localhost:3000/hooks/${ingestKey}?a=b`;
    await request(api.app.getHttpServer())
      .post(`/hooks/${ingestKey}?a=b`)
      .set('content-type', 'application/json')
      .set('x-hubspot-request-timestamp', time)
      .set('x-hubspot-signature-v3', createHmac('sha256', secret).update(`POST${url}${body}${time}`).digest('base64'))
      .send(body)
      .expect(202);
    const { body: list } = await operator.get(inbox).expect(200);
    expect(list.items).toHaveLength(2);
    for (const { id } of list.items) expect(await reverify(id)).toMatchObject({ valid: true });
    const { body: replay } = await operator.post(`${inbox}/${list.items[0].id}/replay`, {}).expect(201);
    expect(await reverify(replay.id)).toMatchObject({ valid: true });
  });

  it('cannot be checked without its bytes, or without its connector', async () => {
    const first = await send();
    await api.database.query('update webhook_inbox set payload_raw = null where id = $1', [first.id]);
    expectProblem(await operator.post(`${inbox}/${first.id}/reverify`), 409, 'payload_gone');
    const second = await send();
    await api.database.query('update connectors set deleted_at = now() where id = $1', [pipeline.sourceId]);
    expectProblem(await operator.post(`${inbox}/${second.id}/reverify`), 409, 'connector_gone');
  });
});
