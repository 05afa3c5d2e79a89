import { Database, uuidArray } from '@app/database';
import { countRemoved } from '@app/observability';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { BLOB_STORES, type BlobStoreName } from './blob.entity';
import { Blobs } from './blobs';

/** Time between two looks, in milliseconds. */
const EVERY_MS = 10 * 60_000;
/** Removed together. */
const BATCH = 100;

interface Swept {
  readonly id: string;
  readonly tenant_id: string;
}

/**
 * Removes blobs that no row wants: whose row was never written, or is gone. They are marked first, so that no
 * transaction keeps one that is being removed; what a sweep that died has left, the next one removes.
 */
@Injectable()
export class BlobSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('BlobSweeper');
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private sweeping?: Promise<unknown>;

  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** Removes all there are. A store that is away keeps nobody from sweeping the others. */
  async sweep(): Promise<void> {
    for (const store of BLOB_STORES) {
      let removed = 0;
      try {
        for (let batch = BATCH; batch === BATCH && !this.stopped;) {
          batch = await this.sweepBatch(store);
          removed += batch;
        }
      } catch (error) {
        this.logger.warn(`unwanted blobs in ${store} could not be removed; it is tried again`, { error });
      }
      if (removed > 0) this.logger.log(`removed ${removed} unwanted blobs in ${store}`);
      countRemoved('blobs', removed);
    }
  }

  private async sweepBatch(store: BlobStoreName): Promise<number> {
    const rows = await this.database.systemStatement<Swept>('maintenance', MARK, [store, BATCH]);
    await this.blobs.storeOf(store).remove(rows.map(({ tenant_id: workspaceId, id }) => ({ workspaceId, id })));
    await this.database.systemStatement('maintenance', `delete from blobs where id = any ($1::uuid[])`, [
      uuidArray(rows.map(({ id }) => id)),
    ]);
    return rows.length;
  }
}

const MARK = `
update blobs set unwanted_since = '-infinity'
where id in (
  select id from blobs where store = $1 and unwanted_since < now() - interval '1 hour'
  order by unwanted_since limit $2 for update skip locked
)
returning id, tenant_id`;
