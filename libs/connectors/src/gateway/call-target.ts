import type { WorkspaceScope } from '@app/kernel';
import { type EffectivePolicy, PoliciesService } from '@app/policies';
import { SecretsService } from '@app/secrets';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { AuthSettings } from '../catalogue/auth-scheme';
import { authOf, baseUrlOf, headersOf } from '../catalogue/call-settings';
import { connectorType } from '../catalogue/catalogue';
import type { ConnectorType } from '../catalogue/connector-type';
import { ConnectorChanges, keyOf } from '../connectors/connector-changes';
import { ConnectorDirectory, type ConnectorView } from '../connectors/connector-directory';
import { NotCallable } from './not-callable';

/** All a call needs to know of its connector. Holds the secret: never log it, never store it. */
export interface CallTarget extends EffectivePolicy {
  readonly connector: ConnectorView;
  readonly type: ConnectorType;
  readonly baseUrl: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: AuthSettings;
  readonly secret: string | undefined;
  readonly maxRedirects: number;
}

/** Changes of policy or secret take hold within this many milliseconds, those of the connector itself at once. */
const KEPT_MS = 2_000;

/** Resolves connectors into call targets and keeps them for a moment, so that a burst of calls reads them once. */
@Injectable()
export class CallTargets implements OnModuleInit {
  private readonly kept = new LRUCache<string, Promise<CallTarget>>({ max: 1_000, ttl: KEPT_MS });

  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
    private readonly secrets: SecretsService,
    private readonly changes: ConnectorChanges,
  ) {}

  onModuleInit(): void {
    this.changes.subscribe((key) => this.kept.delete(key));
    // Rare enough to drop all: the targets are kept by connector.
    this.secrets.onChange(() => this.kept.clear());
  }

  /** Throws {@link NotCallable} when the connector is gone or takes no calls. */
  async of(scope: WorkspaceScope, connectorId: string): Promise<CallTarget> {
    const key = keyOf(scope, connectorId);
    let target = this.kept.get(key);
    if (!target) {
      target = this.resolve(scope, connectorId);
      this.kept.set(key, target);
      target.catch(() => this.kept.delete(key));
    }
    return target;
  }

  /** As it is now, for somebody who has just changed it and looks whether it works. */
  async fresh(scope: WorkspaceScope, connectorId: string): Promise<CallTarget> {
    this.kept.delete(keyOf(scope, connectorId));
    return this.of(scope, connectorId);
  }

  private async resolve(scope: WorkspaceScope, connectorId: string): Promise<CallTarget> {
    const connector = await this.connectors.byId(scope, connectorId);
    if (!connector) throw new NotCallable('connector_not_found', 'The connector of the call was deleted.');
    const { settings } = connector;
    const type = connectorType(connector.type);
    const baseUrl = baseUrlOf(type, settings);
    if (!baseUrl)
      throw new NotCallable(
        'connector_has_no_base_url',
        `${connector.name} has no base URL to call: give it settings.baseUrl.`,
      );
    const auth = authOf(type, settings);
    return {
      connector,
      type,
      baseUrl: new URL(baseUrl),
      headers: headersOf(type, settings),
      auth,
      secret: auth.scheme === 'none' ? undefined : await this.secretOf(connector),
      maxRedirects: typeof settings.maxRedirects === 'number' ? settings.maxRedirects : 0,
      ...(await this.policies.effective(scope, connector.policyId)),
    };
  }

  /** A type's default auth may go without a secret (a public API); auth that someone asked for may not. */
  private async secretOf(connector: ConnectorView): Promise<string | undefined> {
    if (connector.secretRefId === null) {
      if (connector.settings.auth === undefined) return undefined;
      throw new NotCallable(
        'secret_missing',
        `${connector.name} has settings.auth and nothing to sign in with: give it a secretRefId, or leave auth out.`,
      );
    }
    const access = { actor: 'gateway', purpose: `call ${connector.name}` };
    return (await this.secrets.reveal(connector.scope, connector.secretRefId, access)).current;
  }
}
