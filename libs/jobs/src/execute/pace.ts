/** The pace is measured over stretches of at least this many milliseconds. */
const STRETCH_MS = 5;

/** How fast the jobs of a lane end, as measured over the last moments. */
export class Pace {
  private since = performance.now();
  private ends = 0;
  private perMs = 0;

  /** One more has ended. */
  count(): void {
    this.ends += 1;
  }

  /** Jobs that end within so many milliseconds if it goes on like this. */
  within(milliseconds: number): number {
    const elapsed = performance.now() - this.since;
    if (elapsed >= STRETCH_MS) {
      // Half of it is the past, so that one good moment does not count as a habit.
      this.perMs = (this.perMs + this.ends / elapsed) / 2;
      this.since = performance.now();
      this.ends = 0;
    }
    return Math.floor(this.perMs * milliseconds);
  }
}
