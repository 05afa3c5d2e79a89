import { type ApiClient, createPipeline, deliver, type Pipeline, startApi, testEnvironment, until } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { EventStream } from '../../support/event-stream';
import { join, makeKey, makeWorkspace } from '../../support/people';

const SETTINGS = { STREAM_HEARTBEAT_SECONDS: '1', STREAM_MAX: '6' };

describe('the live stream', () => {
  let api: ApiUnderTest;
  let url: string;
  let acme: Pipeline;
  let globex: Pipeline;
  let number = 0;
  const open: EventStream[] = [];

  beforeAll(async () => {
    api = await startApiUnderTest(SETTINGS);
    url = await api.app.getUrl();
    acme = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
    globex = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(() => api.stop());

  /** A reader with a key of the workspace, or with these headers. */
  async function listen(base: string, headers: Record<string, string>, at = url): Promise<EventStream> {
    const stream = await EventStream.open(`${at}${base}/stream`, headers);
    open.push(stream);
    return stream;
  }
  async function keyOf(base: string, permissions: readonly string[]): Promise<Record<string, string>> {
    const name = `Reader ${(number += 1)}`;
    const made = await api.operator.post(`${base}/api-keys`, { name, permissions }).expect(201);
    return { authorization: `Bearer ${(made.body as { key: string }).key}` };
  }
  const ALL = ['stats:read', 'webhooks:read', 'jobs:read', 'connectors:read'];
  const send = (to: Pipeline, app = api.app) => deliver(app, to.ingestKey, { secret: to.secret });

  it('tells what arrived and what was made of it, and nothing of another workspace', async () => {
    const stream = await listen(acme.base, await keyOf(acme.base, ALL));
    expect(stream.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect((await stream.next('ready')).data).toEqual({ resumed: true });
    await send(globex);
    const { body } = await send(acme);
    const { id } = body as { id: string };
    await until('the webhook to be told', () => stream.changes('inbox').some(({ items }) => items[0]?.id === id));
    await until('its job to be told', () => stream.changes('jobs').length > 0);
    await api.operator.post(`${acme.base}/connectors/${acme.sourceId}/pause`).expect(200);
    await api.operator.post(`${acme.base}/connectors/${acme.sourceId}/resume`).expect(200);
    await until('the connector to be told', () => stream.changes('connectors').length > 0);
    expect(stream.changes('inbox').reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(JSON.stringify(stream.events)).not.toContain(globex.workspaceId);
    expect(stream.changes('audit')).toEqual([]); // the key may not read the audit log
  });

  it('is for whoever may, and of one workspace', async () => {
    const keys = await keyOf(acme.base, ALL);
    expect((await listen(globex.base, keys)).answer.statusCode).toBe(404);
    expect((await listen(acme.base, await keyOf(acme.base, ['webhooks:read']))).answer.statusCode).toBe(403);
    expect((await listen(acme.base, {})).answer.statusCode).toBe(401);
  });

  it('goes on where the reader was, in another process too, and says when it cannot', async () => {
    const other = await startApi(testEnvironment(api.database, SETTINGS));
    const key = await keyOf(acme.base, ALL);
    const elsewhere = await listen(acme.base, key, await other.getUrl());
    await elsewhere.next('ready');
    const first = await listen(acme.base, key);
    await first.next('ready');
    await send(acme);
    const seen = await until('an id', () => first.events.find(({ event }) => event === 'changed')?.id);
    first.close();
    const { body } = await send(acme);
    const { id } = body as { id: string };
    await until('the other process to hear', () => JSON.stringify(elsewhere.events).includes(id));
    for (const place of [url, await other.getUrl()]) {
      const back = await listen(acme.base, { ...key, 'last-event-id': seen }, place);
      expect((await back.next('ready')).data).toEqual({ resumed: true });
      await until('what was missed', () => JSON.stringify(back.events).includes(id));
    }
    const lost = await listen(acme.base, { ...key, 'last-event-id': '0197aaaa-0000-7000-8000-000000000001' });
    expect((await lost.next('ready')).data).toEqual({ resumed: false });
    elsewhere.close();
    await other.close();
  });

  it('tells of a gap when its own connection was lost', async () => {
    const stream = await listen(acme.base, await keyOf(acme.base, ALL));
    await stream.next('ready');
    const [{ ended } = { ended: 0 }] = await api.database.query<{ ended: number }>(
      `select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
       where application_name = 'signalbox changes' and datname = current_database()`,
    );
    expect(ended).toBe(1);
    await stream.next('gap');
    const { body } = await send(acme);
    await until('news after the gap', () => JSON.stringify(stream.events).includes((body as { id: string }).id));
  });

  it('ends with the session, and with the permission', async () => {
    const workspace = { id: acme.workspaceId, base: acme.base };
    const leaver = await join(api, workspace, { inviter: api.operator, role: 'viewer', email: 'leaver@example.com' });
    const removed = await join(api, workspace, { inviter: api.operator, role: 'viewer', email: 'removed@example.com' });
    const [first, second] = [await listen(acme.base, headersOf(leaver)), await listen(acme.base, headersOf(removed))];
    await Promise.all([first.next('ready'), second.next('ready')]);
    await leaver.post('/v1/auth/logout').expect(204);
    const { items } = (await api.operator.get(`${acme.base}/members`).expect(200)).body as {
      items: { id: string; email: string }[];
    };
    const member = items.find(({ email }) => email === 'removed@example.com');
    await api.operator.delete(`${acme.base}/members/${member?.id}`).expect(204);
    expect((await first.next('end')).data).toEqual({ reason: 'signed_out' });
    expect((await second.next('end')).data).toEqual({ reason: 'not_permitted' });
    await until('both to be closed', () => first.ended && second.ended);
    expect(first.beats).toBeGreaterThan(0);
  });

  it('ends with a key that is revoked', async () => {
    const { id, client } = await makeKey(api, { id: acme.workspaceId, base: acme.base }, ALL);
    const stream = await listen(acme.base, headersOf(client));
    await stream.next('ready');
    await api.operator.delete(`${acme.base}/api-keys/${id}`).expect(204);
    expect((await stream.next('end')).data).toEqual({ reason: 'signed_out' });
  });

  it('refuses more streams than a process may hold, until one is closed', async () => {
    const quiet = await makeWorkspace(api, 'quiet');
    const key = await keyOf(quiet.base, ['stats:read']);
    for (let count = 0; count < 6; count++) await (await listen(quiet.base, key)).next('ready');
    const refused = await listen(quiet.base, key);
    expect(refused.answer.statusCode).toBe(429);
    expect(refused.answer.headers['retry-after']).toBe('30');
    open[0]?.close();
    await until('a place', async () => (await listen(quiet.base, key)).answer.statusCode === 200);
  });

  it('ends with the process, which does not wait for its readers', async () => {
    const other = await startApi(testEnvironment(api.database, SETTINGS));
    const stream = await listen(acme.base, await keyOf(acme.base, ALL), await other.getUrl());
    await stream.next('ready');
    await other.close();
    expect((await stream.next('end')).data).toEqual({ reason: 'shutting_down' });
  });
});

const headersOf = (client: ApiClient) => (client as unknown as { credentials: Record<string, string> }).credentials;
