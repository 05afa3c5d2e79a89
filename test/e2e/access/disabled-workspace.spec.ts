import { randomUUID } from 'node:crypto';
import { WORKSPACE_PERMISSIONS } from '@app/identity';
import { type ApiClient, createPipeline, deliver, type Pipeline, Receiver, startWorker, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Response } from 'supertest';
import { isEndless, type NamedOperation, openApi, operationsOf } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { headOf } from '../../support/endless-answer';
import { accept, makeKey, told } from '../../support/people';

const BASE = '/v1/workspaces/{workspaceId}';
const UNKNOWN = '0197aaaa-0000-7000-8000-000000000000';
const DISABLED = [403, 'workspace_disabled'];

const operations = operationsOf(openApi()).filter(({ path }) => path.startsWith(BASE));
/** What operators do with a workspace that is disabled. */
const WORKS = ['workspaces_enable', 'workspaces_setQuotas'];
const writes = operations.filter(({ method, operationId }) => method !== 'get' && !WORKS.includes(operationId));
const lists = operations.filter(({ method, path }) => method === 'get' && !path.slice(BASE.length).includes('{'));

describe('a disabled workspace', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication | undefined;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let program: ApiClient;
  let inviteToken: string;
  /** The ids of the events that were answered with 202. */
  const accepted: string[] = [];

  beforeAll(async () => {
    api = await startApiUnderTest();
    receiver = await Receiver.start();
    pipeline = await createPipeline(api.operator, { destinationUrl: receiver.url });
    program = (await makeKey(api, workspace(), WORKSPACE_PERMISSIONS)).client;
    const invite = await api.operator.post(`${pipeline.base}/invites`, { role: 'viewer' }).expect(201);
    inviteToken = (invite.body as { token: string }).token;
    expect((await send()).status).toBe(202);
    await api.operator.post(`${pipeline.base}/disable`).expect(200);
  });
  afterAll(async () => {
    await worker?.close();
    await api.stop();
    await receiver.stop();
  });

  const workspace = () => ({ id: pipeline.workspaceId, base: pipeline.base });

  async function send(): Promise<Response> {
    const id = randomUUID();
    const answer = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id }, 'any');
    if (answer.status === 202) accepted.push(id);
    return answer;
  }

  const call = (as: ApiClient, { method, path, requestBody }: NamedOperation) =>
    as[method as 'post'](
      path.replace('{workspaceId}', pipeline.workspaceId).replace(/\{\w+\}/, UNKNOWN),
      requestBody ? {} : undefined,
    );

  it.each(writes.map((operation) => [operation.name, operation] as const))('refuses %s', async (_, operation) => {
    for (const caller of [api.operator, program]) expect(told(await call(caller, operation))).toEqual(DISABLED);
  });

  it('can be read', async () => {
    expect(lists.length).toBeGreaterThan(10);
    for (const operation of lists) {
      const request = call(program, operation);
      const { status } = await (isEndless(operation) ? headOf(request) : request);
      expect([operation.name, status]).toEqual([operation.name, 200]);
    }
  });

  it('admits nobody new', async () => {
    expect(told(await accept(api.app, inviteToken, 'new@example.com'))).toEqual(DISABLED);
    expect(await api.database.query(`select from users where email = 'new@example.com'`)).toEqual([]);
  });

  it('takes no webhooks, and says when to come back', async () => {
    const refused = await until('a webhook to be refused', async () => {
      const answer = await send();
      return answer.status !== 202 && answer;
    });
    expect(told(refused)).toEqual([503, 'workspace_disabled']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await stored()).toEqual([...accepted].sort());
  });

  it('keeps what it has accepted, and delivers none of it', async () => {
    worker = await startWorker(process.env);
    const other = await createPipeline(api.operator, { destinationUrl: receiver.url });
    await deliver(api.app, other.ingestKey, { secret: other.secret, id: 'of-another-workspace' });
    await until('what others accepted to arrive', () => receiver.calls.length > 0);
    expect(delivered()).toEqual(['of-another-workspace']);
    receiver.calls.length = 0;
  });

  it('loses nothing and works again once it is enabled', async () => {
    await api.operator.post(`${pipeline.base}/enable`).expect(200);
    await until('every event to arrive', () => receiver.calls.length >= accepted.length);
    expect(delivered()).toEqual([...accepted].sort());
    expect((await send()).status).toBe(202);
    await until('the event to arrive', () => receiver.calls.length >= accepted.length);
    expect(delivered()).toEqual([...accepted].sort());
    expect(await stored()).toEqual([...accepted].sort());
    await program.patch(pipeline.base, { env: 'staging' }).expect(200);
    await accept(api.app, inviteToken, 'new@example.com').expect(200);
  });

  const stored = async () => {
    const rows = await api.database.query<{ event_id: string }>(
      'select event_id from webhook_inbox where tenant_id = $1',
      [pipeline.workspaceId],
    );
    return rows.map((row) => row.event_id).sort();
  };
  const delivered = () => receiver.calls.map(({ headers }) => String(headers['x-signalbox-event-id'])).sort();
});
