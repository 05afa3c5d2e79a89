import { Injectable } from '@nestjs/common';
import type { Lane } from '@app/queue';

interface Run {
  readonly type: string;
  /** On the clock of `performance.now()`: when its attempt is over, however it ends. */
  readonly dueAt: number;
}

interface ClaimState {
  beganAt?: number;
  failingSince?: number;
}

/**
 * Whether work goes on in this worker. Slow is not stalled: a handler has the time that its job's definition allows, and
 * a claim that finds nothing is one that works, be it that nothing is due or that everything is paused or limited. What is
 * stalled: claims that do not end or always fail, attempts that are not over long after their time, and handlers that
 * go on after they were to end, as many as a lane has slots.
 */
@Injectable()
export class ProgressWatch {
  private readonly runs = new Map<string, Run>();
  private readonly abandoned = new Set<{ readonly type: string; readonly since: number }>();
  private readonly claims = new Map<Lane, ClaimState>();

  runBegins(runId: string, type: string, timeoutMs: number): void {
    this.runs.set(runId, { type, dueAt: performance.now() + timeoutMs });
  }

  /** The attempt is settled. */
  runEnds(runId: string): void {
    this.runs.delete(runId);
  }

  /** The attempt is over, and its handler was told so; here it is seen whether that ends, too. */
  watchEnd(type: string, handler: Promise<unknown>): void {
    const one = { type, since: performance.now() };
    this.abandoned.add(one);
    const ended = () => void this.abandoned.delete(one);
    handler.then(ended, ended);
  }

  /** Follows a claim of the lane. */
  async claim<T>(lane: Lane, claim: () => Promise<T>): Promise<T> {
    const state = this.claims.get(lane) ?? {};
    this.claims.set(lane, state);
    state.beganAt = performance.now();
    try {
      const claimed = await claim();
      state.failingSince = undefined;
      return claimed;
    } catch (error) {
      state.failingSince ??= state.beganAt;
      throw error;
    } finally {
      state.beganAt = undefined;
    }
  }

  /**
   * What has not gone on for so many milliseconds, in words; nothing while all is well.
   *
   * @param slots of one lane
   */
  problem(limitMs: number, slots: number): string | undefined {
    const longAgo = performance.now() - limitMs;
    for (const [lane, { beganAt = Infinity, failingSince = Infinity }] of this.claims) {
      if (beganAt < longAgo) return `a claim of the lane ${lane} does not end`;
      if (failingSince < longAgo) return `no claim of the lane ${lane} succeeds`;
    }
    for (const { type, dueAt } of this.runs.values()) {
      if (dueAt < longAgo) return `an attempt of ${type} is not over long after its time`;
    }
    const stuck = [...this.abandoned].filter(({ since }) => since < longAgo);
    if (stuck.length < slots) return undefined;
    const types = [...new Set(stuck.map(({ type }) => type))];
    return `${stuck.length} handlers go on after they were to end: ${types.join(', ')}`;
  }
}
