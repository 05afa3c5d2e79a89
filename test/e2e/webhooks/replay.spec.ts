import { newId } from '@app/kernel';
import {
  ApiClient,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  startWorker,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { REPLAY } from '../../../libs/webhooks/src/replay/replays';
import { readAll } from '../../support/lists';
import { planOf } from '../../support/plans';
import { badFields, expectProblem } from '../../support/problems';

describe('a replay', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let inbox: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = testEnvironment(database);
    api = await startApi(environment);
    worker = await startWorker(environment);
    receiver = await Receiver.start();
    operator = await ApiClient.signedIn(api);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
    await receiver.stop();
    await database.drop();
  });
  beforeEach(async () => {
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    inbox = `${pipeline.base}/webhooks/inbox`;
    receiver.calls.length = 0;
  });

  const send = async (id: string, event = 'issues') =>
    (await deliver(api, pipeline.ingestKey, { secret: pipeline.secret, id, event, payload: { id } })).body as {
      id: string;
      duplicate: boolean;
    };
  const calls = (count: number) =>
    until(`${count} calls`, () => receiver.calls.length >= count && receiver.calls.map(({ body }) => String(body)));
  const ended = (jobId: string, status = 'success') =>
    until(`the order to be ${status}`, async () => {
      const { body } = await operator.get(`${pipeline.base}/jobs/${jobId}`).expect(200);
      return body.status === status && body;
    });
  const replays = () =>
    database.query<{ id: string; replay_of: string; event_id: string }>(
      'select * from webhook_inbox where tenant_id = $1 and replay_of is not null order by id',
      [pipeline.workspaceId],
    );
  const addRoute = async (path: string, fields: object = {}) =>
    (
      await operator
        .post(`${pipeline.base}/routes`, {
          name: path,
          sourceConnectorId: pipeline.sourceId,
          destinationConnectorId: pipeline.destinationId,
          request: { path },
          ...fields,
        })
        .expect(201)
    ).body.id as string;

  it('of one event sends its bytes again, names what it repeats, and leaves dedupe as it was', async () => {
    const first = await send('one');
    await calls(1);
    const { body: replay } = await operator.post(`${inbox}/${first.id}/replay`, {}).expect(201);
    expect(replay).toMatchObject({ replayOf: first.id, eventId: 'one', provider: 'github' });
    expect(await calls(2)).toEqual(['{"id":"one"}', '{"id":"one"}']);
    expect(receiver.calls.map(({ headers }) => headers['x-signalbox-event-id'])).toEqual(['one', 'one']);
    const { body: ofReplay } = await operator.post(`${inbox}/${replay.id}/replay`, {}).expect(201);
    expect(ofReplay.replayOf).toBe(first.id);
    expect(await send('one')).toMatchObject({ id: first.id, duplicate: true });
    expect(await send('two')).toMatchObject({ duplicate: false });
    const detail = await operator.get(`${inbox}/${replay.id}`).expect(200);
    expect(detail.body.bodyBytes).toBe(Buffer.byteLength('{"id":"one"}'));
    expect(String((await operator.get(`${inbox}/${replay.id}/raw`).expect(200)).body)).toBe('{"id":"one"}');
    await calls(4); // none arrives in the next test
  });

  it('goes to one route only when asked, and a transform sees the payload', async () => {
    const first = await send('one');
    await calls(1);
    const toRouteId = await addRoute('/second', { transform: '{"second": id}' });
    await addRoute('/third');
    await operator.post(`${inbox}/${first.id}/replay`, { toRouteId }).expect(201);
    expect(await calls(2)).toEqual(['{"id":"one"}', '{"second":"one"}']);
    await until('the replay to be routed', async () => {
      const { body } = await operator.get(`${inbox}?limit=10`).expect(200);
      return body.items.every(({ status }: { status: string }) => status === 'processed');
    });
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/events', '/second']);
    const unknown = { toRouteId: '0197aaaa-0000-7000-8000-000000000000' };
    expect(badFields(await operator.post(`${inbox}/${first.id}/replay`, unknown))).toEqual(['toRouteId']);
  });

  it('by filter is a job with progress, about what matches and came before it', async () => {
    for (const id of ['a', 'b', 'c']) await send(id);
    await send('d', 'push');
    await send('e', 'issue_comment');
    await calls(5);
    const { body: preview } = await operator.post(`${inbox}/replay/preview`, { eventTypes: ['issue*'] }).expect(200);
    expect(preview).toEqual({ matching: 4, isCapped: false });
    const { body } = await operator
      .post(`${inbox}/replay`, { eventTypes: ['issues'], status: ['processed'] })
      .expect(202);
    expect(await ended(body.jobId)).toMatchObject({ result: { total: 3, done: 3, skipped: 0 }, progress: { done: 3 } });
    expect((await replays()).map(({ event_id: id }) => id)).toEqual(['a', 'b', 'c']);
    expect((await calls(8)).slice(5).toSorted()).toEqual(['{"id":"a"}', '{"id":"b"}', '{"id":"c"}']);
  });

  it('is told of once, page by page, however many were made together, and is in the lane for many', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await send(id);
    await calls(5);
    const { body } = await operator.post(`${inbox}/replay`, {}).expect(202);
    await ended(body.jobId);
    await calls(10);
    expect(await readAll(operator, inbox, 3)).toHaveLength(10);
    const { lanes } = (
      await database.query<{ lanes: string[] }>(
        `select array_agg(distinct type || ' ' || lane order by type || ' ' || lane) as lanes
       from jobs where correlation_id in (select id::text from webhook_inbox where tenant_id = $1 and replay_of is not null)`,
        [pipeline.workspaceId],
      )
    )[0] as { lanes: string[] };
    expect(lanes).toEqual(['connector.call bulk', 'webhook.process bulk']);
  });

  it('finds what it repeats by its id, and looks past much that does not match', async () => {
    const first = await send('one');
    await calls(1);
    await database.query(
      `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, signature_valid, trace_id, received_at)
       select gen_random_uuid(), $1, $2, 'github', n::text, true, 'trace', now() - make_interval(days => 1 + n / 3000) from generate_series(1, 5000) as n`,
      [pipeline.workspaceId, pipeline.sourceId],
    );
    await database.query('analyze webhook_inbox');
    const plan = await planOf(database, pipeline.workspaceId, REPLAY, [pipeline.workspaceId, [first.id], [newId()]]);
    expect(plan.map((node) => node['Index Name'])).toEqual(['pk_webhook_inbox', 'pk_webhook_inbox']);
    const { body } = await operator.post(`${inbox}/replay`, { eventTypes: ['issues'] }).expect(202);
    expect(await ended(body.jobId)).toMatchObject({ result: { total: 1, done: 1, skipped: 0 } });
    expect((await replays()).map(({ replay_of: of }) => of)).toEqual([first.id]);
    await calls(2);
  });

  it('by route is about the events that this route took', async () => {
    await operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, { eventTypes: ['push'] }).expect(200);
    const other = await addRoute('/other', { eventTypes: ['issues'] });
    await send('a', 'push');
    await send('b', 'issues');
    await calls(2);
    const { body } = await operator.post(`${inbox}/replay`, { routeId: other }).expect(202);
    await ended(body.jobId);
    expect((await replays()).map(({ event_id: id }) => id)).toEqual(['b']);
  });

  it('leaves out events whose payload is gone', async () => {
    const first = await send('a');
    await send('b');
    await calls(2);
    await database.query('update webhook_inbox set payload_raw = null where id = $1', [first.id]);
    const { body } = await operator.post(`${inbox}/replay`, {}).expect(202);
    expect(await ended(body.jobId)).toMatchObject({ result: { total: 2, done: 1, skipped: 1 } });
    expectProblem(await operator.post(`${inbox}/${first.id}/replay`, {}), 409, 'payload_gone');
  });

  it('that is cancelled stops, and one that is taken over goes on where it was', async () => {
    for (let n = 0; n < 3; n += 1) await send(`n${n}`);
    await calls(3);
    // Many more of the same, as if they had come.
    await database.query(
      `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
         received_at, processed_at, status, headers, payload_raw, trace_id)
       select gen_random_uuid(), tenant_id, connector_id, provider, event_id || '-' || n, 'many', true,
         received_at, processed_at, status, headers, payload_raw, trace_id
       from webhook_inbox, generate_series(1, 1000) as n where tenant_id = $1 and event_id = 'n0'`,
      [pipeline.workspaceId],
    );
    await operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, { enabled: false }).expect(200);
    const { body } = await operator.post(`${inbox}/replay`, { eventTypes: ['many'] }).expect(202);
    await until('some of it', async () => (await replays()).length > 0);
    await operator.post(`${pipeline.base}/jobs/${body.jobId}/cancel`).expect(200);
    const { progress } = await ended(body.jobId, 'cancelled');
    const atCancel = (await replays()).length;
    expect(atCancel).toBeLessThan(1_000);
    // What it says after it was cut off is not heard, though its last batch may have been under way.
    expect([atCancel, atCancel - 50]).toContain((progress as { done: number }).done);
    expect(progress).toMatchObject({ total: 1_000 });
    // Run again it goes on behind the last batch.
    await operator.post(`${pipeline.base}/jobs/${body.jobId}/retry`).expect(200);
    expect(await ended(body.jobId)).toMatchObject({ result: { total: 1_000, done: 1_000, skipped: 0 } });
    const all = await replays();
    expect(all.length).toBe(1_000);
    expect(new Set(all.map((row) => row.replay_of)).size).toBe(1_000);
  });

  it('is no faster than asked', async () => {
    for (let n = 0; n < 10; n += 1) await send(`n${n}`);
    await calls(10);
    const startedAt = performance.now();
    const { body } = await operator.post(`${inbox}/replay`, { perSecond: 20 }).expect(202);
    await ended(body.jobId);
    // The first two at once, and 8 more.
    expect(performance.now() - startedAt).toBeGreaterThan(400);
    expect(await replays()).toHaveLength(10);
    expect(badFields(await operator.post(`${inbox}/replay`, { perSecond: 0 }))).toEqual(['perSecond']);
  });
});
