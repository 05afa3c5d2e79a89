/** The pace is measured over stretches of this many milliseconds in which jobs were running, at least. */
const STRETCH_MS = 5;
/** Or of so many jobs that ended: they tell as much in less time. */
const STRETCH_ENDS = 100;

/**
 * How fast the jobs of a lane end while some are running, as measured over the last moments. Time without any says
 * nothing of them: then the lane waited for its next claim.
 */
export class Pace {
  private beganAt = 0;
  private running = 0;
  /** Of this stretch, before `beganAt`. */
  private busyMs = 0;
  private ends = 0;
  private perMs = 0;

  begin(): void {
    if (this.running === 0) this.beganAt = performance.now();
    this.running += 1;
  }

  end(): void {
    this.running -= 1;
    this.ends += 1;
    if (this.running === 0) this.busyMs += performance.now() - this.beganAt;
  }

  /** Jobs that end within so many milliseconds if it goes on like this. */
  within(milliseconds: number): number {
    const now = performance.now();
    const busyMs = this.busyMs + (this.running > 0 ? now - this.beganAt : 0);
    if (busyMs >= STRETCH_MS || (this.ends >= STRETCH_ENDS && busyMs > 0)) {
      // Half of it is the past, so that one good moment does not count as a habit.
      this.perMs = (this.perMs + this.ends / busyMs) / 2;
      this.beganAt = now;
      this.busyMs = this.ends = 0;
    }
    return Math.floor(this.perMs * milliseconds);
  }
}
