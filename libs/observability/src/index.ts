export { releaseBootMemory } from './boot-memory';
export { collectSeldom } from './heap-growth';
export { shrinkAtRest } from './memory-at-rest';
export { helpersGiveWay } from './helper-threads';
export { JsonLogger } from './json-logger';
export {
  atScrape,
  counter,
  durations,
  gauge,
  metricNames,
  METRICS_CONTENT_TYPE,
  metricsText,
  sizes,
} from './metrics/metrics';
export { measureProcess } from './metrics/process-metrics';
export { countRemoved } from './metrics/retention-metrics';
export {
  continueTrace,
  currentTrace,
  formatTraceparent,
  newTraceId,
  type ParentSpan,
  parseTraceparent,
  startTrace,
  type TraceContext,
  traceIfAny,
  withTrace,
} from './trace-context';
export { attemptSpan, codeOf, inSpan, isTracing, jobMadeSpan, requestSpan, type Span, spanIdOf } from './tracing/spans';
export { startTracing } from './tracing/start-tracing';
export { TracingModule } from './tracing/tracing.module';
