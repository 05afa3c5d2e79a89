import { DomainError, type WorkspaceScope } from '@app/kernel';
import { PoliciesService, type PolicyDocument } from '@app/policies';
import { SecretsService } from '@app/secrets';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { connectorType } from '../catalogue/catalogue';
import type { AuthScheme } from '../catalogue/connector-type';
import { ConnectorDirectory, type ConnectorView } from '../connectors/connector-directory';

/** All a call needs to know of its connector. Holds the secret: never log it, never store it. */
export interface CallTarget {
  readonly connector: ConnectorView;
  readonly baseUrl: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: { readonly scheme: AuthScheme; readonly header?: string };
  readonly secret: string | undefined;
  readonly policy: PolicyDocument;
  readonly policyVersion: number;
}

/** The call cannot be made as the connector is set up. */
export class NotCallable extends DomainError {
  constructor(code: string, message: string) {
    super('unprocessable', code, message);
  }
}

/** Changes of connector, policy or secret take hold within this many milliseconds. */
const KEPT_MS = 2_000;

/** Resolves connectors into call targets and keeps them for a moment, so that a burst of calls reads them once. */
@Injectable()
export class CallTargets {
  private readonly kept = new LRUCache<string, Promise<CallTarget>>({ max: 1_000, ttl: KEPT_MS });

  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
    private readonly secrets: SecretsService,
  ) {}

  /** Throws {@link NotCallable} when the connector is gone, paused or takes no calls. */
  async of(scope: WorkspaceScope, connectorId: string): Promise<CallTarget> {
    const key = `${scope.workspaceId} ${connectorId}`;
    let target = this.kept.get(key);
    if (!target) {
      target = this.resolve(scope, connectorId);
      this.kept.set(key, target);
      target.catch(() => this.kept.delete(key));
    }
    return target;
  }

  private async resolve(scope: WorkspaceScope, connectorId: string): Promise<CallTarget> {
    const connector = await this.connectors.byId(scope, connectorId);
    if (!connector) throw new NotCallable('connector_not_found', 'The connector of the call was deleted.');
    const type = connectorType(connector.type);
    const settings = connector.settings as CallSettings;
    const baseUrl = settings.baseUrl ?? type.baseUrl;
    if (!baseUrl) throw new NotCallable('connector_has_no_base_url', `${connector.name} has no base URL to call.`);
    const auth = settings.auth ?? { scheme: type.auth };
    const { policy, version } = await this.policies.effective(scope, connector.policyId);
    return {
      connector,
      baseUrl: new URL(baseUrl),
      headers: { ...type.headers, ...settings.headers },
      auth,
      secret: auth.scheme === 'none' ? undefined : await this.secretOf(connector, settings.auth !== undefined),
      policy,
      policyVersion: version,
    };
  }

  /** A type's default auth may go without a secret (a public API); auth that someone asked for may not. */
  private async secretOf(connector: ConnectorView, required: boolean): Promise<string | undefined> {
    if (connector.secretRefId === null) {
      if (required) throw new NotCallable('secret_missing', `${connector.name} has auth settings but no secret ref.`);
      return undefined;
    }
    const access = { actor: 'gateway', purpose: `call ${connector.name}` };
    return (await this.secrets.reveal(connector.scope, connector.secretRefId, access)).current;
  }
}

interface CallSettings {
  readonly baseUrl?: string;
  readonly auth?: { readonly scheme: AuthScheme; readonly header?: string };
  readonly headers?: Record<string, string>;
}
