import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type Credentials } from '../demo/api-client.mts';
import type { Way } from './ledger.mts';
import { WAYS } from './ledger.mts';

interface Created {
  id: string;
}

interface Verification {
  ok: boolean;
}

export interface Pipeline {
  workspaceId: string;
  hookPath: string;
  secret: string;
}

/** What calls may do: they never give up while a fault lasts, and a hanging third party holds them shortly. */
const POLICY = {
  name: 'under faults',
  rateLimit: { enabled: false },
  retry: { maxAttempts: 50, baseDelayMs: 200, maxDelayMs: 2_000 },
  timeout: { connectMs: 1_000, firstByteMs: 2_500, totalMs: 3_000 },
  circuitBreaker: { openSeconds: 2, windowSeconds: 5 },
};

/** An operator at work: sets everything up, and changes something again and again, faults or not. */
export class Operator {
  readonly #apis: readonly ApiClient[];
  #routeIds: string[] = [];
  #workspaceId = '';
  #changes = 0;
  #stopped = false;
  #working: Promise<void> | undefined;

  private constructor(apis: readonly ApiClient[]) {
    this.#apis = apis;
  }

  static async signIn(urls: readonly string[], publicUrl: string, credentials: Credentials): Promise<Operator> {
    const apis = urls.map((url) => new ApiClient(url, publicUrl));
    for (const api of apis) await api.signIn(credentials);
    return new Operator(apis);
  }

  /** Changes that were answered as done. */
  get changes(): number {
    return this.#changes;
  }

  async setUp(destinationUrl: string, secret: string): Promise<Pipeline> {
    const api = this.#api(0);
    this.#workspaceId = (await api.post<Created>('/v1/workspaces', { name: 'Faults', slug: 'faults' })).id;
    const create = <T extends Created>(what: string, body: object) => api.post<T>(`${this.#base}/${what}`, body);
    const secretRef = await create('secret-refs', { name: 'webhook', provider: 'local', value: secret });
    const policy = await create('policies', POLICY);
    const source = await create<Created & { ingestKey: string }>('connectors', {
      type: 'github',
      name: 'Source',
      settings: {},
      secretRefId: secretRef.id,
    });
    const destination = await create('connectors', {
      type: 'http',
      name: 'Destination',
      settings: { baseUrl: destinationUrl },
      policyId: policy.id,
    });
    const route = (way: Way) =>
      create('routes', {
        name: way,
        sourceConnectorId: source.id,
        eventTypes: ['*'],
        filters: [],
        destinationConnectorId: destination.id,
        request: { method: 'POST', path: `/${way}` },
        ...(way === 'in-order' && { orderingKey: '$.key' }),
      });
    this.#routeIds = (await Promise.all(WAYS.map(route))).map(({ id }) => id);
    return { workspaceId: this.#workspaceId, hookPath: `/hooks/${source.ingestKey}`, secret };
  }

  /** Renames a route every second, through one api process after another. */
  work(): void {
    this.#working = (async () => {
      for (let nth = 1; !this.#stopped; nth += 1) {
        const path = `${this.#base}/routes/${this.#routeIds[nth % this.#routeIds.length]}`;
        await this.#api(nth)
          .patch(path, { name: `renamed ${nth}` })
          .then(
            () => (this.#changes += 1),
            () => undefined,
          );
        await sleep(1_000);
      }
    })();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  /** Changes of a route that the audit log of the workspace has. */
  async recordedChanges(): Promise<number> {
    return (await this.#api(0).list(`${this.#base}/audit?action=route.update&limit=200`)).length;
  }

  /** The chains of the workspace and of the installation that do not verify. */
  async brokenChains(): Promise<string[]> {
    const broken: string[] = [];
    for (const path of [`${this.#base}/audit/verify`, '/v1/audit/verify']) {
      const { ok } = await this.#api(0).get<Verification>(path);
      if (!ok) broken.push(path);
    }
    return broken;
  }

  async jobs(query: string): Promise<{ id: string; attempts: number; status: string; type: string }[]> {
    return this.#api(0).list(`${this.#base}/jobs?${query}&limit=200`);
  }

  get #base(): string {
    return `/v1/workspaces/${this.#workspaceId}`;
  }

  #api(nth: number): ApiClient {
    return this.#apis[nth % this.#apis.length] as ApiClient;
  }
}
