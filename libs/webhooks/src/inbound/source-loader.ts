import { ConnectorDirectory, connectorType, type ConnectorView } from '@app/connectors';
import { DomainError, type WorkspaceScope } from '@app/kernel';
import { SecretsService } from '@app/secrets';
import { Injectable } from '@nestjs/common';
import type { Verifier } from '../verification/verifier';
import { VERIFIERS } from '../verification/verifiers';

/** A connector that takes webhooks, with what it takes to verify them. Holds secrets: never log it. */
export interface Source {
  readonly connector: ConnectorView;
  readonly verifier: Verifier;
  /** The current secret, then former ones that overlap; empty when none is set. */
  readonly secrets: readonly string[];
  readonly loadedAt: number;
}

/** Nothing listens at this URL. */
export class SourceNotFound extends DomainError {
  constructor() {
    super('not_found', 'webhook_source_not_found', 'No connector takes webhooks at this URL; check its last part.');
  }
}

/** Reads the source behind a webhook URL, as it is now. */
@Injectable()
export class SourceLoader {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly secrets: SecretsService,
  ) {}

  /** Throws {@link SourceNotFound}. The connector may be paused. */
  async load(ingestKey: string): Promise<Source> {
    const connector = await this.connectors.byIngestKey(ingestKey);
    const verifier = connector && VERIFIERS.get(connectorType(connector.type).verification ?? '');
    if (!connector || !verifier) throw new SourceNotFound();
    return { connector, verifier, secrets: await this.secretsOf(connector), loadedAt: performance.now() };
  }

  /** The source that a connector is, with the last part of its URL. Throws {@link SourceNotFound}. */
  async ofConnector(scope: WorkspaceScope, connectorId: string): Promise<{ source: Source; ingestKey: string }> {
    const ingestKey = await this.connectors.ingestKeyOf(scope, connectorId);
    if (ingestKey === undefined) throw new SourceNotFound();
    return { source: await this.load(ingestKey), ingestKey };
  }

  private async secretsOf(connector: ConnectorView): Promise<readonly string[]> {
    if (connector.webhookSecretRefId === null) return [];
    const access = { actor: 'ingress', purpose: `verify webhooks of ${connector.name}` };
    const { current, previous } = await this.secrets.reveal(connector.scope, connector.webhookSecretRefId, access);
    return [current, ...previous];
  }
}
