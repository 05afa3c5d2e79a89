import { formatTraceparent } from '../trace-context';
import { openTelemetry } from './open-telemetry';
import type { SpanStart } from './spans';

const START: SpanStart = { name: 'test', kind: 'consumer' };
/** The example of W3C Trace Context, section 3.2.3; sampled, and not. */
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('sampling', () => {
  beforeAll(() => {
    Object.assign(process.env, { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' });
  });
  afterAll(() => {
    delete process.env.OTEL_TRACES_SAMPLER;
    delete process.env.OTEL_TRACES_SAMPLER_ARG;
  });

  it('goes by the trace id for what is known from rows, and by the flag of the caller for requests', () => {
    const tracer = openTelemetry('test');
    const at = (traceId: string) => tracer.at({ traceId, spanId: 'a'.repeat(16), parentSpanId: PARENT }, START).trace;
    expect(at(`${'0'.repeat(31)}1`).sampled).toBe(true);
    expect(at(`${'f'.repeat(8)}${'0'.repeat(24)}`).sampled).toBe(false);
    const request = (flags: string) => tracer.request(START, `00-${TRACE_ID}-${PARENT}-${flags}`, 'request').trace;
    expect([request('01').sampled, request('00').sampled]).toEqual([true, false]);
    expect(formatTraceparent(request('00'))).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-00$`));
  });

  it('gives spans the ids of rows, and others random ones', () => {
    const tracer = openTelemetry('test');
    const place = { traceId: TRACE_ID, spanId: 'b'.repeat(16) };
    expect(tracer.at(place, START).trace).toMatchObject(place);
    const other = tracer.request(START, undefined, 'request').trace;
    expect(other.traceId).not.toBe(TRACE_ID);
    expect(other.spanId).not.toBe(place.spanId);
  });
});
