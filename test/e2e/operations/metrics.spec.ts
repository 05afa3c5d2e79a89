import { ApiClient, createPipeline, deliver, Receiver, startWorker, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const METRICS_TOKEN = 'a-token-for-prometheus';

describe('the metrics', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;

  beforeAll(async () => {
    api = await startApiUnderTest({ METRICS_TOKEN });
    worker = await startWorker(testEnvironment(api.database, { METRICS_TOKEN }));
    receiver = await Receiver.start();
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await receiver.stop();
  });

  /** By name and labels as Prometheus writes them. */
  async function metrics(app: NestFastifyApplication = api.app): Promise<Map<string, number>> {
    const { text } = await ApiClient.withKey(app, METRICS_TOKEN).get('/metrics').expect(200);
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
  }

  it('are for those who have the token, on the ports of both apps', async () => {
    for (const app of [api.app, worker]) {
      await ApiClient.anonymous(app).get('/metrics').expect(401);
      await ApiClient.withKey(app, 'another-token-of-somebody').get('/metrics').expect(401);
      const { headers } = await ApiClient.withKey(app, METRICS_TOKEN).get('/metrics').expect(200);
      expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    }
  });

  it('tell of what comes in, is worked and goes out', async () => {
    const { ingestKey, secret, workspaceId } = await createPipeline(api.operator, { destinationUrl: receiver.url });
    const id = 'the-same-delivery';
    await deliver(api.app, ingestKey, { secret, id });
    await deliver(api.app, ingestKey, { secret, id });
    await deliver(api.app, ingestKey, { secret: 'another' }, 401);
    await deliver(api.app, 'nobody-has-this-key', { secret }, 404);
    const asked = { type: 'http.request', payload: { url: `${receiver.url}/asked`, method: 'GET' } };
    await api.operator.post(`/v1/workspaces/${workspaceId}/jobs`, asked).expect(201);
    const seen = await until('the call to be counted', async () => {
      const found = await metrics();
      const ended = (type: string) => found.get(`signalbox_job_attempts_total{type="${type}",outcome="success"}`);
      return ended('connector.call') === 1 && ended('http.request') === 1 && found;
    });
    const expected = {
      'signalbox_webhook_events_total{outcome="accepted"}': 1,
      'signalbox_webhook_events_total{outcome="duplicate"}': 1,
      'signalbox_webhooks_rejected_total{reason="signature_mismatch"}': 1,
      'signalbox_http_requests_total{method="POST",route="/hooks/:ingestKey",status="2xx"}': 2,
      'signalbox_batch_flush_seconds_count{batcher="inbox"}': 2,
      'signalbox_job_attempts_total{type="webhook.route",outcome="success"}': 1,
      'signalbox_job_handler_seconds_count{type="connector.call"}': 1,
      'signalbox_calls_total{type="http",outcome="success",error=""}': 1,
      'signalbox_calls_total{type="http.request",outcome="success",error=""}': 1,
      'signalbox_call_seconds_count{outcome="success"}': 2,
      'signalbox_circuits{state="open"}': 0,
      signalbox_redis_up: 1,
      signalbox_stalled: 0,
      signalbox_database_waiting: 0,
    };
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, seen.get(name)]))).toEqual(expected);
    const names = [...seen.keys()].join('\n');
    expect(names).toMatch(/signalbox_webhooks_rejected_total\{reason="\w*not_found"\}/);
    for (const secretive of [ingestKey, workspaceId, id, '127.0.0.1']) expect(names).not.toContain(secretive);
  });

  it('tell how full the queues are, from the one worker that leads', async () => {
    const depths = await until('the leader to have counted', async () => {
      const found = await metrics(worker);
      return found.has('signalbox_queue_jobs{lane="bulk",state="due"}') && found;
    });
    expect(depths.get('signalbox_leader{work="upkeep"}')).toBe(1);
    expect(depths.get('signalbox_queue_oldest_age_seconds{lane="high",state="due"}')).toBe(0);
    expect(depths.get('signalbox_job_slots{lane="high"}')).toBeGreaterThan(0);
  });
});

it('are not there unless a token is set', async () => {
  const api = await startApiUnderTest({ METRICS_TOKEN: '' });
  await ApiClient.anonymous(api.app).get('/metrics').expect(404);
  await ApiClient.withKey(api.app, 'undefined').get('/metrics').expect(404);
  await api.stop();
});
