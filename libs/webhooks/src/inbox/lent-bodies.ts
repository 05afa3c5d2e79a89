/** A generation takes in bodies for so long, in milliseconds, and until it has so many bytes. */
const GENERATION = { ms: 100, bytes: 1024 * 1024 };

interface Sized {
  readonly payload_raw: Buffer;
}

/**
 * Bodies that were just read, by message, for calls that go out the next moment. They are forgotten a generation at a time,
 * after 200 ms at the latest: what V8 finds twice in a row when it collects what is young gets old, and a body that got old
 * stays in memory until the whole heap is collected (docs/adr/0037-what-keeps-garbage-alive.md).
 */
export class LentBodies<Body extends Sized> {
  private latest = new Map<string, Body>();
  private before = new Map<string, Body>();
  private bytes = 0;
  /** When the latest generation began, on the clock of `performance.now()`. */
  private since = performance.now();

  set(id: string, body: Body): void {
    this.turn();
    this.latest.set(id, body);
    this.bytes += body.payload_raw.length;
  }

  get(id: string): Body | undefined {
    this.turn();
    return this.latest.get(id) ?? this.before.get(id);
  }

  private turn(): void {
    const now = performance.now();
    const age = now - this.since;
    if (age < GENERATION.ms && this.bytes < GENERATION.bytes) return;
    this.before = age < 2 * GENERATION.ms ? this.latest : new Map<string, Body>();
    this.latest = new Map<string, Body>();
    this.bytes = 0;
    this.since = now;
  }
}
