import { SETTINGS, type Settings } from '@app/config';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TrafficCounter } from './traffic-counter';

/** Time between two counts, at most. */
const EVERY_SECONDS = 10;
/** So many counts to one look for what is too old. */
const PRUNE_EVERY = 360;

/** Lets a worker count now and then. */
@Injectable()
export class TrafficTicker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Traffic');
  private timer?: NodeJS.Timeout;
  private counting?: Promise<void>;
  private stopped = false;
  private ticks = 0;

  constructor(
    private readonly counter: TrafficCounter,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'STATS_LAG_SECONDS'>,
  ) {}

  onApplicationBootstrap(): void {
    const seconds = Math.min(EVERY_SECONDS, this.settings.STATS_LAG_SECONDS);
    this.timer = setInterval(() => {
      this.counting ??= this.tick().finally(() => (this.counting = undefined));
    }, seconds * 1_000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.counting;
  }

  private async tick(): Promise<void> {
    try {
      await this.counter.countAll(() => this.stopped);
      if (this.ticks++ % PRUNE_EVERY === 0) await this.counter.prune();
    } catch (error) {
      this.logger.warn('traffic could not be counted; it is tried again', { error });
    }
  }
}
