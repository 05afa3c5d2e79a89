import { SETTINGS, type Settings } from '@app/config';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

/** After a failure the primary is read for this long, in milliseconds. */
const REST_MS = 5_000;

/** A copy of the database that lags a little behind it, for long lists of what happened. Optional. */
@Injectable()
export class ReadReplica implements OnApplicationShutdown {
  private readonly logger = new Logger('ReadReplica');
  private opened?: Promise<DataSource>;
  private restUntil = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectDataSource() private readonly primary: DataSource,
  ) {}

  /** The replica, or the primary where there is none or it failed a moment ago. */
  async dataSource(): Promise<DataSource> {
    if (this.settings.DATABASE_REPLICA_URL === undefined || performance.now() < this.restUntil) return this.primary;
    try {
      return await (this.opened ??= this.open(this.settings.DATABASE_REPLICA_URL));
    } catch (error) {
      this.failed(error);
      return this.primary;
    }
  }

  /** Reads come from the primary for a while: a replica that is away must not take the lists with it. */
  failed(error: unknown): void {
    this.restUntil = performance.now() + REST_MS;
    this.logger.warn('the read replica cannot be used; the primary is read meanwhile', { error });
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opened?.catch(() => undefined))?.destroy();
  }

  private open(url: string): Promise<DataSource> {
    const { entities } = this.primary.options;
    const options = {
      ...dataSourceOptions({ ...this.settings, DATABASE_URL: url }),
      ...(entities ? { entities } : {}),
    };
    return new DataSource(options).initialize().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
  }
}
