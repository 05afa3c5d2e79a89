import { randomBytes } from 'node:crypto';
import type { ApiClient } from './api-client';

export interface Pipeline {
  readonly workspaceId: string;
  readonly base: string;
  readonly secret: string;
  readonly sourceId: string;
  readonly ingestKey: string;
  readonly destinationId: string;
  readonly routeId: string;
  readonly policyId: string;
}

export interface PipelineOptions {
  readonly destinationUrl: string;
  readonly retry?: object;
  readonly timeout?: object;
  /** Rate limit, concurrency and circuit breaker; by default none, for destinations that fail on purpose. */
  readonly limits?: object;
  readonly eventTypes?: string[];
  readonly filters?: object[];
}

const OFF = { enabled: false };
const NO_LIMITS = { rateLimit: OFF, concurrency: OFF, circuitBreaker: OFF };

/** A workspace with a GitHub source, a policy, an HTTP destination and a route between them. */
export async function createPipeline(api: ApiClient, options: PipelineOptions): Promise<Pipeline> {
  const suffix = randomBytes(4).toString('hex');
  const workspaceId = await createWorkspace(api, `Workspace ${suffix}`);
  const base = `/v1/workspaces/${workspaceId}`;
  const secret = randomBytes(16).toString('hex');
  const make = async (path: string, body: object) =>
    (await api.post(`${base}${path}`, body).expect(201)).body as { id: string; ingestKey: string };

  const { id: secretRefId } = await make('/secret-refs', { name: 'github', provider: 'local', value: secret });
  const retry = options.retry ?? { maxAttempts: 5, baseDelayMs: 10, maxDelayMs: 50 };
  const { id: policyId } = await make('/policies', {
    name: 'test',
    retry,
    timeout: options.timeout,
    ...(options.limits ?? NO_LIMITS),
  });
  const source = await make('/connectors', { type: 'github', name: 'GitHub', settings: {}, secretRefId });
  const settings = { baseUrl: options.destinationUrl };
  const destination = await make('/connectors', { type: 'http', name: 'Destination', settings, policyId });
  const route = await make('/routes', {
    name: 'All to the destination',
    sourceConnectorId: source.id,
    eventTypes: options.eventTypes ?? ['*'],
    filters: options.filters ?? [],
    destinationConnectorId: destination.id,
    request: { method: 'POST', path: '/events' },
  });
  return {
    workspaceId,
    base,
    secret,
    sourceId: source.id,
    ingestKey: source.ingestKey,
    destinationId: destination.id,
    routeId: route.id,
    policyId,
  };
}

export async function createWorkspace(api: ApiClient, name: string): Promise<string> {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const answer = await api.post('/v1/workspaces', { name, slug, env: 'development' }).expect(201);
  return (answer.body as { id: string }).id;
}
