import { randomUUID } from 'node:crypto';
import { createPipeline, deliver, type Pipeline, Receiver, startWorker, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { told } from '../../support/people';

interface Control {
  readonly id: string;
  readonly version: number;
}

describe('queue controls', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;

  beforeAll(async () => {
    api = await startApiUnderTest();
    receiver = await Receiver.start();
    pipeline = await createPipeline(api.operator, { destinationUrl: receiver.url });
    worker = await startWorker(process.env);
  });

  beforeEach(() => {
    receiver.calls.length = 0;
  });

  afterAll(async () => {
    await worker.close();
    await api.stop();
    await receiver.stop();
  });

  const path = () => `${pipeline.base}/queue-controls`;
  const put = async (body: object, at = path()) =>
    (await api.operator.put(at, body).set('x-audit-reason', 'an incident').expect(200)).body as Control;
  const send = async () => {
    const answer = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id: randomUUID() });
    expect(answer.status).toBe(202);
  };
  const waitsFor = async (type: string) => {
    const { items } = (await api.operator.get(`${pipeline.base}/jobs?type=${type}&status=queued`).expect(200)).body as {
      items: { id: string }[];
    };
    if (!items[0]) return undefined;
    const { body } = await api.operator.get(`${pipeline.base}/jobs/${items[0].id}`).expect(200);
    return (body as { waitingFor: string | null }).waitingFor;
  };

  it.each([
    ['type', () => ({ target: 'type', type: 'connector.call' })],
    ['connector', () => ({ target: 'connector', connectorId: pipeline.destinationId })],
    ['workspace', () => ({ target: 'workspace' })],
  ])('pause a %s, say so, and resume it, by hand or by taking the control away', async (target, asked) => {
    const { id } = await put({ ...asked(), paused: true });
    await send();
    const stopped = target === 'workspace' ? 'webhook.route' : 'connector.call';
    await until('a job to wait', async () => (await waitsFor(stopped)) === 'paused');
    expect(receiver.calls).toEqual([]);
    await put({ ...asked(), paused: false });
    await until('the call', () => receiver.calls.length === 1);
    await put({ ...asked(), paused: true });
    await send();
    await until('a job to wait', async () => (await waitsFor(stopped)) === 'paused');
    await api.operator.delete(`${path()}/${id}`).expect(204);
    await until('the other call', () => receiver.calls.length === 2);
  });

  it('pause a lane, for operators of the installation', async () => {
    const { id } = await put({ lane: 'default', paused: true }, '/v1/lane-controls');
    await send();
    await until('a call to wait', async () => (await waitsFor('connector.call')) === 'paused');
    const { body } = await api.operator.get('/v1/lane-controls').expect(200);
    expect(body).toMatchObject({ items: [{ id, target: 'lane', name: 'default', paused: true }] });
    await api.operator.delete(`/v1/lane-controls/${id}`).expect(204);
    await until('the call', () => receiver.calls.length === 1);
  });

  it('are one for each target, with an ETag, and on record with the reason', async () => {
    const first = await put({ target: 'type', type: 'connector.call', maxRunning: 5 });
    const again = await put({ target: 'type', type: 'connector.call', maxRunning: 6, paused: true });
    expect(again).toMatchObject({ id: first.id, version: first.version + 1, maxRunning: 6 });
    const stale = await api.operator
      .with({ 'if-match': '"1"' })
      .put(path(), { target: 'type', type: 'connector.call' });
    expect(told(stale)).toEqual([412, 'stale_version']);
    const { body } = await api.operator.get(`${pipeline.base}/audit?action=queue_control.put`).expect(200);
    expect((body as { items: object[] }).items[0]).toMatchObject({
      reason: 'an incident',
      resourceId: first.id,
      diff: expect.arrayContaining([{ op: 'replace', path: '/maxRunning', value: 6, was: 5 }]),
    });
    await api.operator.delete(`${path()}/${first.id}`).expect(204);
  });

  it.each([
    [{ target: 'type' }, 'type'],
    [{ target: 'connector', connectorId: 'x' }, 'connectorId'],
    [{ target: 'lane' }, 'target'],
    [{ target: 'workspace', maxRunning: 0 }, 'maxRunning'],
  ])('refuse %j', async (body, field) => {
    const answer = await api.operator.put(path(), body);
    expect(told(answer)).toEqual([400, 'invalid_input']);
    expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(field);
  });

  it('are not needed for a type that no worker knows: its jobs wait and say so', async () => {
    await api.database.query(
      `insert into jobs (id, tenant_id, type, lane, max_attempts, trace_id)
       values (gen_random_uuid(), $1, 'future.thing', 'high', 1, 't')`,
      [pipeline.workspaceId],
    );
    expect(await waitsFor('future.thing')).toBe('worker_that_knows_type');
  });
});
