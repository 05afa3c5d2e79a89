import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import type { BlobKey, BlobStore } from './blob-store';

/** Blobs in a table of their own, which is the note of them as well. */
@Injectable()
export class PostgresBlobs implements BlobStore {
  readonly name = 'postgres';

  constructor(private readonly database: Database) {}

  async put({ workspaceId, id }: BlobKey, bytes: Buffer): Promise<void> {
    const sql = `insert into blobs (id, tenant_id, store, payload, bytes) values ($1, $2, 'postgres', $3, $4)`;
    await this.database.systemStatement('ingest', sql, [id, workspaceId, bytes, bytes.length]);
  }

  async get({ workspaceId, id }: BlobKey): Promise<Buffer | undefined> {
    const sql = `select payload from blobs where id = $1 and tenant_id = $2`;
    const rows = await this.database.systemStatement<{ payload: Buffer | null }>('ingest', sql, [id, workspaceId]);
    return rows[0]?.payload ?? undefined;
  }

  /** They go with their rows. */
  async remove(): Promise<void> {}
}
