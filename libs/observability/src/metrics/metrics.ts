import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * All metrics of this process. They are defined where they are counted, once each, as constants of their module. Their
 * labels take values from lists that the code knows: never an id, a name that somebody chose, or a URL.
 */
const registry = new Registry();

/** Bounds of durations, in seconds: from a statement to a job that takes minutes. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** Bounds of numbers of things that are done together. */
const SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000];

/** What only rises, such as requests. The name ends with `_total`. */
export function counter<Label extends string>(
  name: `signalbox_${string}_total`,
  help: string,
  labelNames: readonly Label[] = [],
): Counter<Label> {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}

/** What rises and falls. Set when it changes, or just before it is read: see {@link atScrape}. */
export function gauge<Label extends string>(
  name: `signalbox_${string}`,
  help: string,
  labelNames: readonly Label[] = [],
): Gauge<Label> {
  return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
}

/** How long things take, in seconds. */
export function durations<Label extends string>(
  name: `signalbox_${string}_seconds`,
  help: string,
  labelNames: readonly Label[] = [],
): Histogram<Label> {
  return new Histogram({ name, help, labelNames: [...labelNames], buckets: SECONDS, registers: [registry] });
}

/** How many things are done together. */
export function sizes<Label extends string>(
  name: `signalbox_${string}`,
  help: string,
  labelNames: readonly Label[] = [],
): Histogram<Label> {
  return new Histogram({ name, help, labelNames: [...labelNames], buckets: SIZES, registers: [registry] });
}

type Look = () => void;
const looks = new Set<Look>();

/**
 * Calls `look` before the metrics are read, for gauges of what would cost too much to follow. It must be quick and ask
 * nobody. @returns a function that ends it
 */
export function atScrape(look: Look): () => void {
  looks.add(look);
  return () => void looks.delete(look);
}

/** Everything, in the text format of Prometheus. */
export function metricsText(): Promise<string> {
  for (const look of looks) look();
  return registry.metrics();
}

export const METRICS_CONTENT_TYPE = registry.contentType;

/** Of the names as Prometheus stores them: a histogram has three. */
export function metricNames(): string[] {
  return registry
    .getMetricsAsArray()
    .flatMap((metric) =>
      metric instanceof Histogram
        ? [`${metric.name}_bucket`, `${metric.name}_sum`, `${metric.name}_count`]
        : [metric.name],
    );
}

export { registry as metricsRegistry };
