import { createPipeline, type Pipeline, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { joinTeam, told } from '../../support/people';

describe('a test event', () => {
  let api: ApiUnderTest;
  let acme: Pipeline;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
  });
  afterAll(() => api.stop());

  const send = (id: string, order: object = {}, as = api.operator) =>
    as.post(`${acme.base}/connectors/${id}/test-event`, order);

  it('is signed with the secret of the source, comes in as any other, and is on record', async () => {
    const { body } = await send(acme.sourceId, { eventType: 'issues', payload: { action: 'closed' } }).expect(202);
    const { inboxId, traceId } = body as { inboxId: string; traceId: string };
    const message = await api.operator.get(`${acme.base}/webhooks/inbox/${inboxId}`).expect(200);
    expect(message.body).toMatchObject({
      eventType: 'issues',
      signatureValid: true,
      traceId,
      connectorId: acme.sourceId,
    });
    const raw = await api.operator.get(`${acme.base}/webhooks/inbox/${inboxId}/raw`).expect(200);
    expect(JSON.parse((raw.body as Buffer).toString())).toMatchObject({ action: 'closed', test: true });
    const row = await until('its row of the audit log', async () => {
      const { items } = (await api.operator.get(`${acme.base}/audit?action=connector.test_event`).expect(200)).body as {
        items: { resourceId: string }[];
      };
      return items[0];
    });
    expect(row.resourceId).toBe(acme.sourceId);
    expect(JSON.stringify([message.body, row])).not.toContain(acme.secret);
  });

  it('is a new event each time', async () => {
    const ids = [await send(acme.sourceId), await send(acme.sourceId)].map(
      ({ body }) => (body as { inboxId: string }).inboxId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('tells what is in its way', async () => {
    const make = async (body: object) =>
      ((await api.operator.post(`${acme.base}/connectors`, body).expect(201)).body as { id: string }).id;
    const bare = await make({ type: 'github', name: 'Without a secret', settings: {} });
    expect(told(await send(bare))).toEqual([409, 'secret_missing']);
    expect(told(await send(acme.destinationId))).toEqual([409, 'secret_missing']);
    const calls = await make({
      type: 'openai-compatible',
      name: 'Calls only',
      settings: { baseUrl: 'https://x.example' },
    });
    expect(told(await send(calls))).toEqual([404, 'webhook_source_not_found']);
    expect(told(await send('0197aaaa-0000-7000-8000-000000000000'))).toEqual([404, 'connector_not_found']);
    await api.operator.post(`${acme.base}/connectors/${acme.sourceId}/pause`).expect(200);
    await until('the pause to be heard', async () => told(await send(acme.sourceId))[1] === 'connector_paused');
    await api.operator.post(`${acme.base}/connectors/${acme.sourceId}/resume`).expect(200);
  });

  it('is for people who may replay', async () => {
    const { viewer, developer } = await joinTeam(api, { id: acme.workspaceId, base: acme.base });
    expect(told(await send(acme.sourceId, {}, viewer))).toEqual([403, 'permission_missing']);
    await until('the source to be active again', async () => (await send(acme.sourceId, {}, developer)).status === 202);
  });
});
