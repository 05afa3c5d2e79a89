import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  deliver,
  Receiver,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import { OtlpReceiver, type ReceivedSpan } from '../../support/otlp-receiver';

const EVENTS = 8;

const spanOf = (rowId: string) => rowId.replaceAll('-', '').slice(-16);

interface Event {
  id: string;
  trace_id: string;
  job_id: string;
  job_trace_id: string;
  run_id: string;
  call_id: string;
}

describe('traces in OpenTelemetry of events that share a job', () => {
  let database: TestDatabase;
  let collector: OtlpReceiver;
  let destination: Receiver;
  let spans: ReceivedSpan[];
  let events: Event[];

  beforeAll(async () => {
    [database, collector, destination] = await Promise.all([
      createTestDatabase(),
      OtlpReceiver.start(),
      Receiver.start(),
    ]);
    const environment = testEnvironment(database, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const api = await AppProcess.start('api', environment);
    const operator = await ApiClient.signedIn(api.url);
    const { ingestKey, secret } = await createPipeline(operator, { destinationUrl: destination.url });
    await Promise.all(Array.from({ length: EVENTS }, () => deliver(api.url, ingestKey, { secret })));
    const worker = await AppProcess.start('worker', environment);
    await until('the calls to be over', async () => {
      const left = await database.query(`select from jobs where finished_at is null`);
      return destination.calls.length === EVENTS && left.length === 0;
    });
    await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')]);
    spans = collector.spans();
    events = await database.query<Event>(
      `select webhook_inbox.id, webhook_inbox.trace_id, webhook_inbox.job_id, jobs.trace_id as job_trace_id, runs.id as run_id,
         call.id as call_id
       from webhook_inbox join jobs on jobs.id = webhook_inbox.job_id join runs on runs.job_id = jobs.id
         join jobs as call on call.correlation_id = webhook_inbox.id::text and call.type = 'connector.call'
       where jsonb_array_length(jobs.payload_json -> 'inboxIds') > 1`,
    );
    expect(events.length).toBeGreaterThan(1);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([collector.stop(), destination.stop()]);
    await database.drop();
  });

  const spanWith = (traceId: string, rowId: string) =>
    spans.find((span) => span.traceId === traceId && span.spanId === spanOf(rowId));

  it('have the making of the job below the request, and the call below that', () => {
    for (const { id, trace_id: traceId, job_id: jobId, call_id: callId } of events) {
      const request = spans.find((span) => span.traceId === traceId && span.name === 'POST /hooks/:ingestKey');
      const made = spanWith(traceId, id);
      expect(made).toMatchObject({ name: 'enqueue webhook.route', parentSpanId: request?.spanId });
      expect(made?.attributes['signalbox.job.id']).toBe(jobId);
      expect(spanWith(traceId, callId)).toMatchObject({ name: 'enqueue connector.call', parentSpanId: spanOf(id) });
    }
  });

  it('leave the attempt to the trace of the job', () => {
    for (const { job_id: jobId, job_trace_id: traceId, run_id: runId } of events) {
      expect(spanWith(traceId, jobId)).toMatchObject({ name: 'enqueue webhook.route' });
      expect(spanWith(traceId, runId)).toMatchObject({ name: 'webhook.route', parentSpanId: spanOf(jobId) });
    }
  });
});
