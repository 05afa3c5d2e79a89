import {
  context,
  type Context,
  ROOT_CONTEXT,
  type Span as OtelSpan,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { parseTraceparent, traceIfAny } from '../trace-context';
import { NamedIds } from './named-ids';
import type { Attributes, Place, Span, SpanStart, Tracer } from './spans';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

export interface OpenTelemetry extends Tracer {
  /** Sends what has not been sent; nothing is traced afterwards. */
  stop(): Promise<void>;
}

/**
 * Makes spans and exports them by OTLP over HTTP. Endpoint, headers, sampler and limits are those of the standard's
 * `OTEL_` variables, which the SDK reads by itself (OpenTelemetry specification, "Environment Variable Specification").
 *
 * What talks to PostgreSQL and Redis is instrumented when it is loaded, so this has to come before. Only what happens
 * inside a trace makes spans: the sweeps of an idle process make none. Of SQL there is the text, whose values are
 * parameters; of Redis the name of the command.
 */
export function openTelemetry(serviceName: string): OpenTelemetry {
  const ids = new NamedIds();
  const exporter = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': serviceName }))
      .merge(detectResources({ detectors: [envDetector] })),
    idGenerator: ids,
    spanProcessors: [exporter],
  });
  provider.register();
  registerInstrumentations({
    instrumentations: [
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
      new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
    ],
  });
  const tracer = provider.getTracer('signalbox');

  const begin = ({ name, kind, attributes }: SpanStart, parent: Context, requestId?: string): Span =>
    spanOf(tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent), requestId);

  /** Of a trace that is known by its id alone: the same in every process, because samplers go by the id. */
  const isSampled = (traceId: string) =>
    ids.with({ traceId }, () => tracer.startSpan('sampled?', {}, ROOT_CONTEXT)).isRecording();

  return {
    request: (start, traceparent, requestId) => begin(start, remote(parseTraceparent(traceparent)), requestId),
    child: (start) => begin(start, context.active(), traceIfAny()?.requestId),
    at: ({ traceId, spanId, parentSpanId }: Place, start) => {
      const sampled = isSampled(traceId);
      const parent = parentSpanId === undefined ? ROOT_CONTEXT : remote({ traceId, spanId: parentSpanId, sampled });
      return ids.with({ traceId, spanId }, () => begin(start, parent));
    },
    stop: () => provider.shutdown(),
  };
}

function remote(parent: { traceId: string; spanId: string; sampled: boolean } | undefined): Context {
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId, sampled } = parent;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function spanOf(span: OtelSpan, requestId: string | undefined): Span {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const own = trace.setSpan(ROOT_CONTEXT, span);
  return {
    trace: {
      traceId,
      spanId,
      requestId,
      sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
      activate: (work) => context.with(own, work),
    },
    set: (attributes: Attributes) => void span.setAttributes(attributes),
    end: (error) => {
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
      span.end();
    },
  };
}
