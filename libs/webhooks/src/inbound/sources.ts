import { ConnectorDirectory, connectorType, type ConnectorView } from '@app/connectors';
import { DomainError, Unavailable } from '@app/kernel';
import { SecretsService } from '@app/secrets';
import { WorkspacesService } from '@app/workspaces';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
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

/** Changes of a connector or its secret take hold within this many milliseconds. */
const KEPT_MS = 2_000;

/** Finds the source behind a webhook URL and keeps it for a moment: a burst of webhooks reads it once. */
@Injectable()
export class Sources {
  private readonly kept = new LRUCache<string, Promise<Source>>({ max: 5_000, ttl: KEPT_MS });

  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly secrets: SecretsService,
    private readonly workspaces: WorkspacesService,
  ) {
    // Rare enough to drop all, and who has the secret is in none of the keys.
    secrets.onChange(() => this.kept.clear());
  }

  /** Throws {@link SourceNotFound}, or `Unavailable` while connector or workspace are switched off. */
  byKey(ingestKey: string): Promise<Source> {
    const kept = this.kept.get(ingestKey);
    if (kept) return kept;
    const source = this.load(ingestKey);
    this.kept.set(ingestKey, source);
    source.catch(() => this.kept.delete(ingestKey));
    return source;
  }

  /** The source as it is now, unless what we have is younger than a second: a forger must not make us read. */
  async fresh(ingestKey: string, stale: Source): Promise<Source> {
    if (performance.now() - stale.loadedAt < 1_000) return stale;
    this.kept.delete(ingestKey);
    return this.byKey(ingestKey);
  }

  private async load(ingestKey: string): Promise<Source> {
    const connector = await this.connectors.byIngestKey(ingestKey);
    const verifier = connector && VERIFIERS.get(connectorType(connector.type).verification ?? '');
    if (!connector || !verifier) throw new SourceNotFound();
    if (connector.status !== 'active') {
      throw new Unavailable('connector_paused', 'This connector takes no webhooks right now; send it again later.', 60);
    }
    if (!(await this.workspaces.isActive(connector.scope.workspaceId))) {
      throw new Unavailable('workspace_disabled', 'This workspace takes no webhooks right now; send it later.', 60);
    }
    return { connector, verifier, secrets: await this.secretsOf(connector), loadedAt: performance.now() };
  }

  private async secretsOf(connector: ConnectorView): Promise<readonly string[]> {
    if (connector.webhookSecretRefId === null) return [];
    const access = { actor: 'ingress', purpose: `verify webhooks of ${connector.name}` };
    const { current, previous } = await this.secrets.reveal(connector.scope, connector.webhookSecretRefId, access);
    return [current, ...previous];
  }
}
