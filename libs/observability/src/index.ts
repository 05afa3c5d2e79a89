export * from './boot-memory';
export * from './heap-growth';
export * from './json-logger';
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
export * from './trace-context';
export { attemptSpan, inSpan, isTracing, jobMadeSpan, requestSpan, type Span, spanIdOf } from './tracing/spans';
export { startTracing } from './tracing/start-tracing';
export { TracingModule } from './tracing/tracing.module';
