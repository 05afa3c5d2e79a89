import { setTimeout as sleep } from 'node:timers/promises';
import { SchemaVersion } from '@app/database';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

const LOOK_EVERY_MS = 500;
const TELL_EVERY_MS = 10_000;

/**
 * A process that is newer than its database waits for the migrations, and says so, before anything of it begins to
 * work: what it would write has no place yet. A process that is older just serves.
 */
@Injectable()
export class MigrationsFirst implements OnModuleInit {
  private readonly logger = new Logger('Migrations');

  constructor(private readonly schema: SchemaVersion) {}

  async onModuleInit(): Promise<void> {
    for (let told = 0; ; await sleep(LOOK_EVERY_MS)) {
      const pending = await this.schema.pending();
      if (pending.length === 0) return;
      if (Date.now() - told < TELL_EVERY_MS) continue;
      told = Date.now();
      this.logger.warn('waiting for migrations: run npx signalbox migrate', { pending });
    }
  }
}
