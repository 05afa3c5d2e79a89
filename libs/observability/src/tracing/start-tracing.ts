import type { OpenTelemetry } from './open-telemetry';
import { useTracer } from './spans';

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] as const;

let started: OpenTelemetry | undefined;

/**
 * Makes spans from now on, if the environment names where to send them; otherwise nothing is loaded. To be awaited before
 * anything that talks to PostgreSQL or Redis is loaded.
 *
 * @param app is part of the service's name, unless OTEL_SERVICE_NAME says it
 */
export async function startTracing(app: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const off = environment.OTEL_SDK_DISABLED === 'true' || environment.OTEL_TRACES_EXPORTER === 'none';
  if (off || !ENDPOINTS.some((name) => environment[name])) return;
  const { openTelemetry } = await import('./open-telemetry.js');
  started = openTelemetry(`signalbox-${app}`);
  useTracer(started);
}

/** Sends the spans that wait. At the very end of a process: what ends later is not sent. Never throws. */
export async function stopTracing(): Promise<void> {
  useTracer(undefined);
  await started?.stop().catch(() => undefined);
  started = undefined;
}
