import { setTimeout as sleep } from 'node:timers/promises';
import { SchemaVersion } from '@app/database';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

const LOOK_EVERY_MS = 500;
const TELL_EVERY_MS = 10_000;

/**
 * A process that is newer than its database waits for the migrations, and says so, before anything of it begins to
 * work: what it would write has no place yet. A process that is older just serves.
 */
@Injectable()
export class MigrationsFirst implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Migrations');

  private stopping = false;

  constructor(private readonly schema: SchemaVersion) {}

  async onModuleInit(): Promise<void> {
    for (let told = 0; ; await sleep(LOOK_EVERY_MS)) {
      const pending = await this.pending();
      if (pending.length === 0) return;
      if (Date.now() - told < TELL_EVERY_MS) continue;
      told = Date.now();
      this.logger.warn('waiting for migrations: run npx signalbox migrate', { pending });
    }
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** One that was told to stop has no start left to go on with: that its connections are gone is no failure of it. */
  private async pending(): Promise<readonly string[]> {
    const pending = await this.schema.pending().catch((error: unknown) => {
      if (!this.stopping) throw error;
      return [];
    });
    return this.stopping ? new Promise(() => undefined) : pending;
  }
}
