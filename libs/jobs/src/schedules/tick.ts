import { createHash } from 'node:crypto';

/** A moment at which a schedule makes a job. */
export interface Tick {
  readonly at: Date;
  /** Names the tick, so that it makes one job whatever happens; a trigger by hand has none. */
  readonly key?: string;
  readonly runAt?: Date;
}

interface Ticking {
  readonly id: string;
  readonly jitterMs: number;
}

/** The tick of a schedule at that time. Its jitter is drawn from its name: the same whoever takes the tick. */
export function tickOf({ id, jitterMs }: Ticking, at: Date): Tick {
  const key = `schedule:${id}:${at.toISOString()}`;
  const fraction = createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32;
  return { at, key, runAt: new Date(at.getTime() + Math.floor(fraction * (jitterMs + 1))) };
}

/** The time of the tick that made the job with this idempotency key; null for a job made by hand. */
export function tickTime(key: string | null): Date | null {
  const [, time] = /^schedule:[0-9a-f-]{36}:(.+)$/.exec(key ?? '') ?? [];
  return time === undefined ? null : new Date(time);
}
