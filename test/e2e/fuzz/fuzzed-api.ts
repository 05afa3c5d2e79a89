import { randomUUID } from 'node:crypto';
import { OPERATOR } from '@app/testing';
import type * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { type NamedOperation, openApi } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { CLIENT, TestProvider } from '../../support/openid-provider';
import { harmOf } from './harm';
import { type GoodRequest, hostileRequest } from './hostile-requests';
import { hostileWebhook } from './hostile-webhooks';
import { SchemaExamples } from './schema-examples';
import { HTTP_CONNECTOR, makeTargets, putRight, type Targets } from './targets';

const DEADLINE_MS = 10_000;

/** Fields that the contract's own examples would not get far with. */
const KNOWN: Record<string, object> = {
  Connectors: HTTP_CONNECTOR,
  // Nobody here has a second factor.
  Workspaces: { settings: { requireAuditReason: false } },
};

/** The api, and how malformed requests are sent to it. */
export class FuzzedApi {
  readonly answers = { total: 0, refused: 0 };
  private readonly secrets: readonly string[];

  private constructor(
    private readonly api: ApiUnderTest,
    private readonly provider: TestProvider,
    private readonly targets: Targets,
  ) {
    const { password } = new URL(api.database.url);
    this.secrets = [decodeURIComponent(password), process.env.SIGNALBOX_MASTER_KEY ?? '', OPERATOR.password];
    if (this.secrets.some((secret) => secret.length < 8)) throw new Error('a secret that is found everywhere');
  }

  static async start(): Promise<FuzzedApi> {
    const provider = await TestProvider.start();
    const api = await startApiUnderTest({
      ...CLIENT,
      OIDC_ISSUER: provider.issuer,
      API_BODY_LIMIT_BYTES: '65536',
      TRUST_PROXY: '127.0.0.0/8', // so that forwarded addresses count
    });
    return new FuzzedApi(api, provider, await makeTargets(api));
  }

  requestsTo(operation: NamedOperation): fc.Arbitrary<InjectOptions> {
    if (operation.operationId === 'ingress_receive') return hostileWebhook(this.targets.sources);
    return hostileRequest(operation, this.good(operation));
  }

  /** Sends them all at once and tells what is wrong with the answers. */
  async send(operation: NamedOperation, requests: readonly InjectOptions[]): Promise<string[]> {
    const harm = await Promise.all(
      requests.map(async (request) => {
        const answer = await inTime(this.api.app.inject(request));
        this.answers.total += 1;
        if (answer && answer.statusCode >= 400) this.answers.refused += 1;
        const found = answer ? harmOf(operation, answer, this.secrets) : [`no answer within ${DEADLINE_MS} ms`];
        return found.map((what) => `${what} for ${told(request)}`);
      }),
    );
    return harm.flat();
  }

  /** What was disabled, deleted or used up must not spoil what comes next. */
  putRight(): Promise<void> {
    return putRight(this.api, this.targets);
  }

  /** Which lists cannot be read any more, with all that was stored in them. */
  async unreadable(operations: readonly NamedOperation[]): Promise<string[]> {
    const lists = operations.filter(({ method, path }) => method === 'get' && /^[^{]*\{workspaceId\}[^{]*$/.test(path));
    const unreadable: string[] = [];
    // One after another: exports and checks of the record are few at a time.
    for (const operation of lists) {
      const { path: url, headers } = this.good(operation);
      const { statusCode, body } = await this.api.app.inject({ url, headers });
      if (statusCode !== 200) unreadable.push(`${operation.name}: ${statusCode} ${body.slice(0, 300)}`);
    }
    return unreadable;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.provider.stop();
  }

  /** A request as the contract wants it. */
  private good(operation: NamedOperation): GoodRequest {
    const { operationId, path, method, requestBody, tags = [] } = operation;
    const { workspaceId, victimId, ids } = this.targets;
    const changesWorkspace = operationId.startsWith('workspaces_') && method !== 'get';
    const examples = new SchemaExamples(openApi().components.schemas, { ...ids, ...KNOWN[tags[0] ?? ''] });
    const schema = requestBody?.content?.['application/json']?.schema;
    const idOf = (kind: string, name: string) => ids[name] ?? ids[kind] ?? randomUUID();
    return {
      path: path
        .replace('{workspaceId}', changesWorkspace ? victimId : workspaceId)
        .replace(/([\w-]+)\/\{(\w+)\}/, (_, kind: string, name: string) => `${kind}/${idOf(kind, name)}`),
      headers: { ...this.sessionFor(operation), origin: 'http://localhost:3000' },
      body: schema && examples.of(schema),
    };
  }

  /** None for a public route: to sign in ends the session that one has. */
  private sessionFor({ operationId, 'x-access': rule }: NamedOperation): Record<string, string> {
    if (rule?.kind === 'public') return {};
    return { cookie: operationId === 'auth_logout' ? this.targets.otherSession : this.targets.session };
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), DEADLINE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Enough of the request to send it again. */
const told = ({ method, url, headers, payload }: InjectOptions) =>
  JSON.stringify({ method, url, headers, payload: Buffer.isBuffer(payload) ? payload.toString('latin1') : payload })
    .replace(/signalbox_session=[\w-]{40,}/g, '<session>')
    .replace(/(.{1,12}?)\1{20,}/g, '$1…')
    .slice(0, 3_000);
