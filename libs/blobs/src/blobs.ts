import { SETTINGS, type Settings } from '@app/config';
import { Database, type Transaction, uuidArray } from '@app/database';
import { newId, Unavailable, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { BlobStore } from './blob-store';
import { PostgresBlobs } from './postgres-blobs';
import { S3Blobs } from './s3-blobs';

/**
 * Bytes too large for the row they belong to. A blob is put first, then its row is written in a transaction that keeps
 * it; one that no transaction kept is swept away. A ref names its store, so that blobs stay where they are when the
 * setting changes.
 */
@Injectable()
export class Blobs {
  private readonly stores: ReadonlyMap<string, BlobStore>;
  private bytesUnderWay = 0;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    postgres: PostgresBlobs,
    s3: S3Blobs,
  ) {
    this.stores = new Map<string, BlobStore>([postgres, s3].map((store) => [store.name, store]));
  }

  /** Longest body that stays in its row, in bytes. */
  get threshold(): number {
    return this.settings.BLOB_THRESHOLD_BYTES;
  }

  /**
   * Stores the bytes; once this resolves they are durable. Outside of a transaction: it may take the network.
   *
   * Throws {@link Unavailable} when the store is away, or so much is on its way to it that no more fits into memory.
   *
   * @returns the ref of the blob, which a row has to keep within an hour
   */
  async put({ workspaceId }: WorkspaceScope, bytes: Buffer): Promise<string> {
    if (this.bytesUnderWay + bytes.length > this.settings.OVERLOAD_MAX_BYTES) {
      throw new Unavailable('overloaded', 'Too much is waiting to be stored; try again.', 1);
    }
    const [store, id] = [this.storeOf(this.settings.BLOB_STORE), newId()];
    this.bytesUnderWay += bytes.length;
    try {
      await store.put({ workspaceId, id }, bytes);
      return `${store.name}:${id}`;
    } finally {
      this.bytesUnderWay -= bytes.length;
    }
  }

  /** Outside of a transaction. Nothing for a blob that is gone. Throws {@link Unavailable}. */
  get({ workspaceId }: WorkspaceScope, ref: string): Promise<Buffer | undefined> {
    const [store = '', id = ''] = ref.split(':');
    return this.storeOf(store).get({ workspaceId, id });
  }

  /** In bytes; nothing for a blob that is gone. Asks no store. */
  async sizeOf(scope: WorkspaceScope, ref: string): Promise<number | undefined> {
    const [row] = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ bytes: number }[]>(`select bytes from blobs where id = $1 and tenant_id = $2`, [
        idOf(ref),
        scope.workspaceId,
      ]),
    );
    return row?.bytes;
  }

  /** In the transaction that writes the rows which have these refs. Throws {@link Unavailable} when one was swept. */
  async keep(tx: Transaction, refs: readonly string[]): Promise<void> {
    // The driver answers an UPDATE with the rows and their number; a select around it is the same for all.
    const [kept] = await tx.query<{ count: number }[]>(
      `with kept as (
         update blobs set unwanted_since = null
         where id = any ($1::uuid[]) and unwanted_since is distinct from '-infinity' returning id
       ) select count(*)::int as count from kept`,
      [uuidArray(refs.map(idOf))],
    );
    if (kept?.count !== refs.length) throw new Unavailable('blob_gone', 'It took too long to be stored; try again.');
  }

  /** In the transaction that removes the rows, or their refs. */
  async release(tx: Transaction, refs: readonly string[]): Promise<void> {
    if (refs.length === 0) return;
    await tx.query(`update blobs set unwanted_since = now() where id = any ($1::uuid[])`, [uuidArray(refs.map(idOf))]);
  }

  /** The store of that name. */
  storeOf(name: string): BlobStore {
    const store = this.stores.get(name);
    if (!store) throw new Error(`there is no blob store ${name}`);
    return store;
  }
}

const idOf = (ref: string) => ref.slice(ref.indexOf(':') + 1);
