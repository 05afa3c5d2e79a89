import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { OtlpReceiver, type ReceivedSpan } from '../../support/otlp-receiver';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
/** Something that must not travel to whoever keeps the spans. */
const PAYLOAD = 'only-the-receiver-may-read-this';

const spanOf = (rowId: string) => rowId.replaceAll('-', '').slice(-16);

describe('traces in OpenTelemetry', () => {
  let database: TestDatabase;
  let collector: OtlpReceiver;
  let destination: Receiver;
  let pipeline: Pipeline;
  let operator: ApiClient;
  let spans: ReceivedSpan[];

  beforeAll(async () => {
    [database, collector, destination] = await Promise.all([
      createTestDatabase(),
      OtlpReceiver.start(),
      Receiver.start(),
    ]);
    const environment = testEnvironment(database, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const [api, worker] = await Promise.all([
      AppProcess.start('api', environment),
      AppProcess.start('worker', environment),
    ]);
    operator = await ApiClient.signedIn(api.url);
    pipeline = await createPipeline(operator, { destinationUrl: `${destination.url}/${PAYLOAD}` });
    const traceparent = `00-${TRACE_ID}-${CALLER}-01`;
    await sendTraced(api.url, pipeline, traceparent);
    await until('the call to be over', async () => {
      const jobs = await database.query(`select from jobs where type = 'connector.call' and status = 'success'`);
      return jobs.length === 1;
    });
    // At their end they send what they have.
    expect(await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
    spans = collector.spans().filter(({ traceId }) => traceId === TRACE_ID);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([collector.stop(), destination.stop()]);
    await database.drop();
  });

  const named = (name: string) => {
    const found = spans.filter((span) => span.name === name);
    expect([name, found.length]).toEqual([name, 1]);
    return found[0] as ReceivedSpan;
  };

  it('run from the request over its jobs to the call, with the ids of the database', async () => {
    const [routing, call] = await database.query<{ id: string; run_id: string }>(
      `select jobs.id, runs.id as run_id from jobs join runs on runs.job_id = jobs.id order by jobs.created_at`,
    );
    const chain = [
      named('POST /hooks/:ingestKey'),
      named('enqueue webhook.route'),
      named('webhook.route'),
      named('enqueue connector.call'),
      named('connector.call'),
      named('POST'),
    ];
    expect(chain[0]?.parentSpanId).toBe(CALLER);
    expect(chain[1]).toMatchObject({ spanId: spanOf(routing?.id ?? ''), parentSpanId: chain[0]?.spanId });
    expect(chain[2]).toMatchObject({ spanId: spanOf(routing?.run_id ?? ''), parentSpanId: chain[1]?.spanId });
    expect(chain[3]).toMatchObject({ spanId: spanOf(call?.id ?? ''), parentSpanId: chain[1]?.spanId });
    expect(chain[4]).toMatchObject({ spanId: spanOf(call?.run_id ?? ''), parentSpanId: chain[3]?.spanId });
    expect(chain[5]?.parentSpanId).toBe(chain[4]?.spanId);
    expect(chain.map(({ service }) => service)).toEqual([
      ...Array<string>(2).fill('signalbox-api'),
      ...Array<string>(4).fill('signalbox-worker'),
    ]);
    // The third party goes on from the span of its call.
    expect(destination.calls[0]?.headers.traceparent).toBe(`00-${TRACE_ID}-${chain[5]?.spanId}-01`);
  });

  it('are those that the database tells of', async () => {
    const rows = await database.query<{ trace_id: string }>(
      `select trace_id from webhook_inbox union select trace_id from jobs union select trace_id from runs
       union select trace_id from request_log where operation like '%/hooks/%' or direction = 'out'`,
    );
    expect(rows).toEqual([{ trace_id: TRACE_ID }]);
  });

  it('show waiting for a batch, SQL and Redis where they happen', () => {
    named('batch inbox');
    const systems = new Set(spans.map(({ attributes }) => attributes['db.system.name'] ?? attributes['db.system']));
    expect([...systems]).toEqual(expect.arrayContaining(['postgresql', 'redis']));
  });

  it('have no payload, no value, no query and no credential in them', () => {
    expect(collector.text).not.toContain(PAYLOAD);
    expect(collector.text).not.toContain(pipeline.secret);
    expect(collector.text).not.toContain(pipeline.ingestKey);
    expect(collector.text).not.toContain(pipeline.workspaceId);
    const { password } = new URL(database.url);
    if (password) expect(collector.text).not.toContain(password);
  });

  it('of a process that does nothing are none', () => {
    const names = collector.spans().map(({ name }) => name);
    expect(names.filter((name) => /health|metrics/.test(name))).toEqual([]);
    const roots = collector.spans().filter(({ parentSpanId }) => !parentSpanId);
    expect(roots.filter(({ name }) => !/^(GET|POST|PUT|PATCH|DELETE) /.test(name))).toEqual([]);
  });
});

async function sendTraced(url: string, { ingestKey, secret }: Pipeline, traceparent: string): Promise<void> {
  const payload = { action: 'opened', note: PAYLOAD };
  await deliver(url, ingestKey, { secret, payload, headers: { traceparent } });
}
