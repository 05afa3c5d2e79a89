import { collectDefaultMetrics } from 'prom-client';
import { metricsRegistry } from './metrics';

/** The event loop is looked at every so many milliseconds: a look wakes an idle process. */
const PRECISION_MS = 50;

let measured = false;

/** CPU, memory, open files, garbage collection and the lag of the event loop, by the usual names. Once for a process. */
export function measureProcess(): void {
  if (measured) return;
  measured = true;
  collectDefaultMetrics({ register: metricsRegistry, eventLoopMonitoringPrecision: PRECISION_MS });
}
