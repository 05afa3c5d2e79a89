import { Unavailable } from '@app/kernel';
import { SecretsService } from '@app/secrets';
import { WorkspacesService } from '@app/workspaces';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Source, SourceLoader } from './source-loader';

/** Changes of a connector or its secret take hold within this many milliseconds. */
const KEPT_MS = 2_000;

/** Finds the source behind a webhook URL and keeps it for a moment: a burst of webhooks reads it once. */
@Injectable()
export class Sources {
  private readonly kept = new LRUCache<string, Promise<Source>>({ max: 5_000, ttl: KEPT_MS });

  constructor(
    private readonly loader: SourceLoader,
    private readonly workspaces: WorkspacesService,
    secrets: SecretsService,
  ) {
    // Rare enough to drop all, and who has the secret is in none of the keys.
    secrets.onChange(() => this.kept.clear());
  }

  /** Throws `SourceNotFound`, or `Unavailable` while connector or workspace are switched off. */
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
    const source = await this.loader.load(ingestKey);
    const { connector } = source;
    if (connector.status !== 'active') {
      throw new Unavailable('connector_paused', 'This connector takes no webhooks right now; send it again later.', 60);
    }
    if (!(await this.workspaces.isActive(connector.scope.workspaceId))) {
      throw new Unavailable('workspace_disabled', 'This workspace takes no webhooks right now; send it later.', 60);
    }
    return source;
  }
}
