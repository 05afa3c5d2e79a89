import { ExternalJobs, type PayloadCheck } from '@app/jobs';
import { type FieldError, isId, type WorkspaceScope } from '@app/kernel';
import { PoliciesService } from '@app/policies';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { connectorType } from '../catalogue/catalogue';
import { ConnectorDirectory, type ConnectorView } from '../connectors/connector-directory';
import { hasCredentials } from '../connectors/settings-secrets';
import { callBodyProblems } from './call-body';
import { callConnector, type CallConnectorPayload } from './call-connector.job';
import { pathProblem } from './call-url';
import { outgoingHeaderProblems } from './outgoing-headers';

interface Callable {
  readonly connector: ConnectorView;
  /** Attempts that its policy allows. */
  readonly attempts: number;
  readonly takesCalls: boolean;
}

/** Checks calls that callers of the API ask for, as strictly as a route's: what is taken can be sent. */
@Injectable()
export class AskedCalls implements OnModuleInit {
  constructor(
    private readonly external: ExternalJobs,
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
  ) {}

  onModuleInit(): void {
    this.external.register(callConnector, (scope, payloads) => this.check(scope, payloads));
  }

  private async check(scope: WorkspaceScope, payloads: readonly CallConnectorPayload[]): Promise<PayloadCheck[]> {
    const known = await this.callables(
      scope,
      payloads.map(({ connectorId }) => connectorId),
    );
    return payloads.map((payload) => {
      const callable = known.get(payload.connectorId);
      return {
        problems: [...connectorProblems(callable), ...callProblems(payload)],
        connectorId: payload.connectorId,
        maxAttempts: callable?.attempts,
      };
    });
  }

  private async callables(scope: WorkspaceScope, ids: readonly string[]): Promise<Map<string, Callable>> {
    const callables = new Map<string, Callable>();
    for (const id of new Set(ids.filter(isId))) {
      const connector = await this.connectors.byId(scope, id);
      if (!connector) continue;
      const { policy } = await this.policies.effective(scope, connector.policyId);
      callables.set(id, { connector, attempts: policy.retry.maxAttempts, takesCalls: hasBaseUrl(connector) });
    }
    return callables;
  }
}

function hasBaseUrl({ type, settings }: ConnectorView): boolean {
  return settings.baseUrl !== undefined || connectorType(type).baseUrl !== undefined;
}

function connectorProblems(callable: Callable | undefined): FieldError[] {
  if (!callable) return [{ path: 'connectorId', message: 'is not the id of a connector of this workspace' }];
  return callable.takesCalls ? [] : [{ path: 'connectorId', message: 'is of a connector without a base URL to call' }];
}

function callProblems({ method, path, headers = {}, body, bodyRef }: CallConnectorPayload): FieldError[] {
  const inPath = pathProblem(path) ?? (hasCredentials(`https://h.example${path}`) ? LIKE_A_SECRET : undefined);
  return [
    ...(inPath === undefined ? [] : [{ path: 'path', message: inPath }]),
    ...outgoingHeaderProblems(headers).map(({ name, message }) => ({ path: below('headers', name), message })),
    ...(body === undefined ? [] : callBodyProblems(body, method)),
    ...(bodyRef === undefined ? [] : [{ path: 'bodyRef', message: 'is not for callers: give the body itself' }]),
  ];
}

const LIKE_A_SECRET = 'has a query that looks like a secret: give the connector a secret ref instead';

const below = (path: string, name: string) => (name === '' ? path : `${path}.${name}`);
