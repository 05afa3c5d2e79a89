import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MasterKeyRotation } from './master-key-rotation';

const EVERY_MS = 10 * 60_000;

/** Lets a changed master key take over by itself: at start, and again later for what was missed. */
@Injectable()
export class RotationTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('MasterKeyRotation');
  private timer?: NodeJS.Timeout;

  constructor(private readonly rotation: MasterKeyRotation) {}

  onApplicationBootstrap(): void {
    const look = () =>
      void this.rotation.run().catch((error: unknown) => this.logger.warn('rewrap failed; it runs again', { error }));
    this.timer = setInterval(look, EVERY_MS);
    look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
