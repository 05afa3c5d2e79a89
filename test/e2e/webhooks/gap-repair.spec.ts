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
import { GithubStandIn } from '../../support/github-stand-in';
import { badFields, expectProblem } from '../../support/problems';

interface Row {
  id: string;
  event_id: string;
  event_type: string;
  proof: string;
  signature_valid: boolean;
  verification_error: string | null;
  status: string;
  payload_raw: Buffer;
}

describe('gap repair', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let github: GithubStandIn;
  let pipeline: Pipeline;
  let wanted: object;
  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await startWorker(testEnvironment(api.database));
    receiver = await Receiver.start();
    operator = api.operator;
  });
  afterAll(async () => {
    await worker.close();
    await receiver.stop();
    await api.stop();
  });
  beforeEach(async () => {
    github = await GithubStandIn.start();
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    receiver.calls.length = 0;
    // The API takes a token, the webhooks have their own secret.
    const { base, sourceId, policyId } = pipeline;
    const { body: connector } = await operator.get(`${base}/connectors/${sourceId}`).expect(200);
    const token = { name: 'token', provider: 'local', value: github.token };
    const { id: secretRefId } = (await operator.post(`${base}/secret-refs`, token).expect(201)).body;
    const change = {
      settings: { baseUrl: github.url },
      secretRefId,
      webhookSecretRefId: connector.secretRefId,
      policyId,
    };
    await operator.patch(`${base}/connectors/${sourceId}`, change).expect(200);
    wanted = { connectorId: sourceId, ...github.hook };
  });
  afterEach(() => github.stop());

  const order = async (fields: object = {}) =>
    (await operator.post(`${pipeline.base}/webhooks/inbox/repair`, { ...wanted, ...fields }).expect(202)).body
      .jobId as string;
  const ended = (jobId: string, status = 'success') =>
    until(`the order to be ${status}`, async () => {
      const { body } = await operator.get(`${pipeline.base}/jobs/${jobId}`).expect(200);
      return body.status === status && body;
    });
  const repair = async (fields: object = {}) => (await ended(await order(fields))).result;
  const inbox = () =>
    api.database.query<Row>('select * from webhook_inbox where tenant_id = $1 order by id', [pipeline.workspaceId]);

  it('pulls in what never arrived, the oldest first, as real events, and leaves alone what did', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) github.send(pipeline.secret, `{"id":"${id}"}`, { guid: id });
    await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id: 'b', payload: { id: 'b' } });
    expect(await repair()).toMatchObject({ total: 4, done: 4, skipped: 0, listed: 5, isCapped: false });
    const rows = await inbox();
    expect(rows.map((row) => row.event_id)).toEqual(['b', 'a', 'c', 'd', 'e']);
    expect(rows[2]).toMatchObject({ event_type: 'issues', signature_valid: true, proof: 'provider_api' });
    await until('all to be sent on', () => receiver.calls.length === 5);
    expect(receiver.calls.map(({ body }) => String(body)).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((id) => `{"id":"${id}"}`),
    );
    const shown = await operator.get(`${pipeline.base}/webhooks/inbox/${rows[1]?.id}`).expect(200);
    expect(shown.body).toMatchObject({ proof: 'provider_api', signatureValid: true });
    expect((await inbox())[0]?.proof).toBe('signature');
  });

  it('pulls each in once: again nothing is missing, and an attempt that comes late is a duplicate', async () => {
    const { guid } = github.send(pipeline.secret, '{"n":1}');
    // GitHub tried it twice.
    github.send(pipeline.secret, '{"n":1}', { guid });
    expect(await repair()).toMatchObject({ total: 1, done: 1, listed: 2 });
    expect(await repair()).toMatchObject({ total: 0, done: 0, listed: 2 });
    const late = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id: guid, payload: { n: 1 } });
    expect(late.body).toMatchObject({ duplicate: true });
    expect(await inbox()).toHaveLength(1);
  });

  it('keeps numbers as they were written, and tells when only the API proves an event', async () => {
    const exact = '{"id":12345678901234567890,"share":1.0}';
    github.send(pipeline.secret, exact, { guid: 'exact' });
    github.send(pipeline.secret, '{ "spaced": true }', { guid: 'spaced' });
    expect(await repair()).toMatchObject({ done: 2 });
    const [first, second] = await inbox();
    expect(String(first?.payload_raw)).toBe(exact);
    expect(first).toMatchObject({ signature_valid: true, verification_error: null });
    expect(String(second?.payload_raw)).toBe('{"spaced":true}');
    const only = { proof: 'provider_api', signature_valid: false, verification_error: 'signature_mismatch' };
    expect(second).toMatchObject(only);
  });

  it('asks through the connector: with its secret, on the request log, and never where a link leads', async () => {
    for (let n = 0; n < 7; n += 1) github.send(pipeline.secret, `{"n":${n}}`);
    await repair();
    expect(github.requests.filter(({ url }) => url.includes('?'))).toHaveLength(3);
    const log = await until('the log', async () => {
      const { body } = await operator.get(`${pipeline.base}/requests?direction=out&limit=100`).expect(200);
      const own = body.items.filter((item: { operation: string }) => item.operation.includes('/deliveries'));
      return own.length === 10 && own;
    });
    expect(log[0]).toMatchObject({ status: 'success', connectorId: pipeline.sourceId, actorType: 'job' });
    const [record] = (await operator.get(`${pipeline.base}/audit?action=webhooks.repair`).expect(200)).body.items;
    expect(JSON.stringify(record.diff)).toContain(github.hook.hookId);
    const events = await operator.get(`${pipeline.base}/events?type=webhooks.repaired`).expect(200);
    expect(events.body.items[0].data.deliveries).toHaveLength(7);
  });

  it('asks for the webhook of an organization as well', async () => {
    github.send(pipeline.secret, '{"n":1}');
    expect(await repair({ repository: undefined, organization: 'octo-org' })).toMatchObject({ total: 1, done: 1 });
    expect(github.requests.every(({ url }) => url.startsWith('/orgs/octo-org/hooks/292430182/deliveries'))).toBe(true);
  });

  it('looks no further back than asked, and than the workspace remembers', async () => {
    await operator
      .patch(pipeline.base, { settings: { webhookRetentionDays: { payload: 1, metadata: 2 } } })
      .expect(200);
    github.send(pipeline.secret, '{"n":"forgotten"}', { daysAgo: 2.5 });
    github.send(pipeline.secret, '{"n":"older"}', { daysAgo: 1.5 });
    github.send(pipeline.secret, '{"n":"new"}');
    const since = new Date(Date.now() - 86_400_000).toISOString();
    expect(await repair({ since })).toMatchObject({ done: 1, listed: 1 });
    expect(await repair()).toMatchObject({ done: 1, listed: 2 });
    expect((await inbox()).map((row) => String(row.payload_raw))).toEqual(['{"n":"new"}', '{"n":"older"}']);
  });

  it('goes on after GitHub failed, and waits when it asks to', async () => {
    for (let n = 0; n < 4; n += 1) github.send(pipeline.secret, `{"n":${n}}`);
    github.instead = (_, nth) =>
      nth === 2 ? { status: 502 } : nth === 5 ? { status: 403, headers: { 'retry-after': '1' } } : undefined;
    const jobId = await order();
    expect(await ended(jobId)).toMatchObject({ result: { total: 4, done: 4, skipped: 0 } });
    expect(await inbox()).toHaveLength(4);
  });

  it('skips what GitHub no longer has, and ends at once where it may not look', async () => {
    github.send(pipeline.secret, '{"n":1}');
    const { id: gone } = github.send(pipeline.secret, '{"n":2}');
    github.instead = ({ url }) => (url.endsWith(gone) ? { status: 404 } : undefined);
    expect(await repair()).toMatchObject({ total: 2, done: 1, skipped: 1 });
    github.instead = () => ({ status: 404 });
    const dead = await ended(await order(), 'dead');
    expect(dead.lastError).toMatchObject({ code: 'hook_not_found' });
  });

  it('can be cancelled in the middle, and another order finishes the work', async () => {
    for (let n = 0; n < 60; n += 1) github.send(pipeline.secret, `{"n":${n}}`);
    let held: (() => void) | undefined;
    const reached = new Promise<void>((resolve) => (held = resolve));
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    github.before = async (nth) => {
      // 20 pages, and some deliveries beyond the first batch.
      if (nth !== 20 + 25) return;
      held?.();
      await gate;
    };
    const jobId = await order();
    await reached;
    await operator.post(`${pipeline.base}/jobs/${jobId}/cancel`).expect(200);
    // The call under way is cut off: GitHub has not answered it yet.
    await ended(jobId, 'cancelled');
    open();
    expect(await inbox()).toHaveLength(20);
    expect(await repair()).toMatchObject({ total: 40, done: 40 });
    expect(await inbox()).toHaveLength(60);
  });

  it('is refused where there is nobody to ask', async () => {
    const url = `${pipeline.base}/webhooks/inbox/repair`;
    const destination = { connectorId: pipeline.destinationId };
    expect(badFields(await operator.post(url, { ...wanted, ...destination }))).toEqual(['connectorId']);
    expect(badFields(await operator.post(url, { ...wanted, organization: 'octo-org' }))).toEqual(['repository']);
    const odd = { repository: '../..', hookId: '1/../2' };
    expect(badFields(await operator.post(url, { ...wanted, ...odd }))).toEqual(['hookId', 'repository']);
    expectProblem(await operator.post(url, {}), 400, 'invalid_input');
  });
});
