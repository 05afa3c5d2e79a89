import { type Clock, CLOCK } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The app's clock, which a test sets forward instead of waiting. */
export class MovableClock implements Clock {
  private aheadMs = 0;

  static of(app: NestFastifyApplication): MovableClock {
    const clock = new MovableClock();
    jest.spyOn(app.get<Clock>(CLOCK, { strict: false }), 'now').mockImplementation(() => clock.now());
    return clock;
  }

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  forward({ hours = 0, minutes = 0, seconds = 0 }: { hours?: number; minutes?: number; seconds?: number }): void {
    this.aheadMs += ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  }
}
