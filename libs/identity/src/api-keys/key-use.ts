import { Batcher, Database } from '@app/database';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** `last_used_at` is told to the minute. */
const NOTED_MS = 60_000;

/**
 * Notes when a key was last used, beside the request and not in it: each process writes a key at most once a minute,
 * together with the other keys that came meanwhile, and passes over a row that anyone else is writing.
 */
@Injectable()
export class KeyUse implements OnApplicationShutdown {
  private readonly logger = new Logger('KeyUse');
  // By size: with `max` it would reserve the memory of them all, 1.9 MB, before the first key is used.
  private readonly noted = new LRUCache<string, true>({ maxSize: 50_000, sizeCalculation: () => 1, ttl: NOTED_MS });
  private readonly batcher = new Batcher<string, void>({ name: 'key-use', flush: (ids) => this.flush(ids) });

  constructor(private readonly database: Database) {}

  /** Never throws and never waits. */
  note(keyId: string): void {
    if (this.noted.has(keyId)) return;
    this.noted.set(keyId, true);
    this.batcher.add(keyId).catch((error: unknown) => {
      this.noted.delete(keyId);
      this.logger.debug('the use of a key was not noted', { error });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  /** Half a minute is less than this process waits and spares the row what another process has just written. */
  private async flush(ids: readonly string[]): Promise<void[]> {
    await this.database.systemStatement(
      'identity',
      `with due as (
         select id from api_keys
         where id = any($1) and (last_used_at is null or last_used_at < now() - interval '30 seconds')
         for no key update skip locked
       ), used as (
         update api_keys set last_used_at = now() from due where api_keys.id = due.id
       )
       select`,
      [ids],
    );
    return new Array<void>(ids.length);
  }
}
