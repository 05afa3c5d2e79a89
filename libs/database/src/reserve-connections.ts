import { SETTINGS, type Settings } from '@app/config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { pastPooler } from './pooler';

/** Each is taken for one statement only, so few are enough. */
const CONNECTIONS = 2;

/**
 * Connections for statements that commit on their own while a transaction is open around them. With one pool for both,
 * as many such transactions as the pool has connections would all wait for one more, and none would come.
 */
@Injectable()
export class ReserveConnections implements OnApplicationShutdown {
  private opened?: Promise<DataSource>;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  dataSource(): Promise<DataSource> {
    return (this.opened ??= this.open());
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opened?.catch(() => undefined))?.destroy();
  }

  /** Opened when it is first needed; after a failure the next statement tries again. */
  private open(): Promise<DataSource> {
    // A pooler would be one pool for both again.
    const options = dataSourceOptions({ ...pastPooler(this.settings), DATABASE_POOL_SIZE: CONNECTIONS });
    return new DataSource(options).initialize().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
  }
}
