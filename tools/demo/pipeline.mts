import { randomBytes } from 'node:crypto';
import type { ApiClient } from './api-client.mts';

/** A way for events: GitHub connector in, route, HTTP connector out. */
export interface Pipeline {
  workspaceId: string;
  /** Name of the GitHub connector. */
  sourceName: string;
  /** Path of the address that GitHub would be given. */
  hookPath: string;
  webhookSecret: string;
}

interface Created {
  id: string;
}

/** Sets up a pipeline of its own for this run, in the workspace that all runs share. */
export async function createPipeline(api: ApiClient, destinationUrl: string): Promise<Pipeline> {
  const workspaceId = await demoWorkspace(api);
  const create = <T extends Created>(what: string, body: object) =>
    api.post<T>(`/v1/workspaces/${workspaceId}/${what}`, body);
  const run = new Date().toISOString().slice(0, 19).replace('T', ' ');
  const sourceName = `GitHub ${run}`;
  const webhookSecret = randomBytes(24).toString('hex');

  const secret = await create('secret-refs', {
    name: `github-webhook ${run}`,
    provider: 'local',
    value: webhookSecret,
  });
  const policy = await create('policies', {
    name: `quick retries ${run}`,
    rateLimit: { limit: 5000, perSeconds: 1, burst: 5000 },
    concurrency: { maxInFlight: 500 },
    retry: { maxAttempts: 8, baseDelayMs: 200, maxDelayMs: 2000 },
    timeout: { connectMs: 1000, firstByteMs: 3000, totalMs: 5000 },
  });
  const github = await create<Created & { ingestKey: string }>('connectors', {
    type: 'github',
    name: sourceName,
    settings: {},
    secretRefId: secret.id,
  });
  const destination = await create('connectors', {
    type: 'http',
    name: `Receiver ${run}`,
    settings: { baseUrl: destinationUrl },
    policyId: policy.id,
  });
  await create('routes', {
    name: `Everything ${run}`,
    sourceConnectorId: github.id,
    eventTypes: ['*'],
    filters: [],
    destinationConnectorId: destination.id,
    request: { method: 'POST', path: '/events' },
  });
  return { workspaceId, sourceName, hookPath: `/hooks/${github.ingestKey}`, webhookSecret };
}

async function demoWorkspace(api: ApiClient): Promise<string> {
  const [existing] = await api.list<Created & { slug: string }>('/v1/workspaces?slug=demo');
  if (existing) return existing.id;
  return (await api.post<Created>('/v1/workspaces', { name: 'Demo', slug: 'demo', env: 'development' })).id;
}
