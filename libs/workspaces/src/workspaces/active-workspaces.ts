import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** For how long an answer may be repeated, in milliseconds. */
const FRESH_MS = 2_000;

/** Which workspaces take new work: asked for every webhook, so the answer is kept for a moment. */
@Injectable()
export class ActiveWorkspaces {
  private readonly known = new LRUCache<string, boolean>({ max: 10_000, ttl: FRESH_MS });

  constructor(private readonly database: Database) {}

  async has(workspaceId: string): Promise<boolean> {
    const known = this.known.get(workspaceId);
    if (known !== undefined) return known;
    const rows = await this.database.systemStatement(
      'workspaces',
      `select from workspaces where id = $1 and status = 'active' and deleted_at is null`,
      [workspaceId],
    );
    this.known.set(workspaceId, rows.length > 0);
    return rows.length > 0;
  }

  forget(workspaceId: string): void {
    this.known.delete(workspaceId);
  }
}
