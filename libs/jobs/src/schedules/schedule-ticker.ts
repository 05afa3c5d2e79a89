import { SETTINGS, type Settings } from '@app/config';
import { isCollision } from '@app/database';
import { Broadcast } from '@app/redis';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DueSchedules } from './due-schedules';
import { SCHEDULES_CHANGED } from './schedules-changed';

/** Another process is at the same rows: look again after this time, in milliseconds. */
const TAKEN_BY_OTHERS_MS = 100;

/**
 * Wakes when the next schedule is due, or when schedules have changed, and takes what is due. The sweep is its
 * fallback: it never sleeps longer than that, so a message that got lost costs no tick.
 */
@Injectable()
export class ScheduleTicker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ScheduleTicker');
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private again = false;
  private stopped = false;
  private deafen?: () => void;

  constructor(
    private readonly due: DueSchedules,
    private readonly broadcast: Broadcast,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.deafen = this.broadcast.subscribe(SCHEDULES_CHANGED, () => void this.look());
    void this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.deafen?.();
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Takes what is due and sets the alarm for what comes next. Never throws. One look at a time. */
  look(): Promise<void> {
    this.again = true;
    this.looking ??= this.lookAround().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookAround(): Promise<void> {
    clearTimeout(this.timer);
    let waitMs: number | undefined;
    while (this.again && !this.stopped) {
      this.again = false;
      waitMs = await this.takeDue();
    }
    const sweepMs = this.settings.WORKER_SWEEP_SECONDS * 1_000;
    if (!this.stopped) this.timer = setTimeout(() => void this.look(), Math.min(waitMs ?? sweepMs, sweepMs));
  }

  /** @returns milliseconds until the next schedule is due; nothing when that is not known */
  private async takeDue(): Promise<number | undefined> {
    try {
      while (!this.stopped && (await this.due.tick()) > 0);
      const untilNext = await this.due.untilNext();
      return untilNext === undefined ? undefined : Math.max(untilNext, untilNext <= 0 ? TAKEN_BY_OTHERS_MS : 1);
    } catch (error) {
      if (isCollision(error)) return TAKEN_BY_OTHERS_MS;
      this.logger.warn('could not take what is due; the sweep looks again', { error });
      return undefined;
    }
  }
}
