import { setTimeout as delay } from 'node:timers/promises';

/** Holds work to so many a second, evenly. What was late is not made up for. */
export class Pace {
  private dueAt = performance.now();

  constructor(private readonly perSecond: number) {}

  /** Waits until the next may begin, after so many. Rejects when it is aborted. */
  async after(count: number, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    this.dueAt = Math.max(now, this.dueAt + (count / this.perSecond) * 1_000);
    if (this.dueAt > now) await delay(this.dueAt - now, undefined, { signal });
  }
}
