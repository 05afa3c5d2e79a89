import { type Lane, LANES } from '@app/queue';

/** Whose jobs a claim takes: everybody's, those of workspaces with a backlog, or those of the others. */
export type Among = 'all' | 'backlogs' | 'others';

/** Whether a lane has workspaces with a backlog, and whether others have had jobs beside them lately. */
export type Backlog = 'none' | 'alone' | 'beside_others';

/** A share of fewer jobs tells nothing: many workspaces have that many at a time. */
const LEAST_SHARE = 8;

/**
 * Jobs of a backlog that are claimed ahead, or settled, at once where others have jobs: a single job of theirs waits
 * behind as many. Measured by `npm run bench -- fair`: with ten the backlog goes half as fast, and the others wait as
 * long.
 */
export const MOST_BESIDE_OTHERS = 25;

/** So long the others are expected to have more jobs, in milliseconds. */
const OTHERS_LINGER_MS = 1_000;

/**
 * The workspaces that had more due jobs than their share of a claim, by lane, as this worker has seen them: a claim
 * that is as large as theirs is slow, and so is the settlement.
 */
export class Backlogs {
  private readonly known = new Map<Lane, Set<string>>();
  /** When jobs that wait behind no backlog of their own workspace were claimed, in any lane. */
  private othersAt = -Infinity;

  of(lane: Lane): readonly string[] {
    return [...(this.known.get(lane) ?? [])];
  }

  has(lane: Lane, workspaceId: string): boolean {
    return this.known.get(lane)?.has(workspaceId) ?? false;
  }

  state(lane: Lane): Backlog {
    if (!this.known.get(lane)?.size) return 'none';
    return performance.now() - this.othersAt < OTHERS_LINGER_MS ? 'beside_others' : 'alone';
  }

  /** Learns from a claim how many jobs each workspace gave, of how many at most. Without any, `share` is not a number. */
  learn(lane: Lane, among: Among, taken: ReadonlyMap<string, number>, share: number): void {
    const known = this.known.get(lane) ?? new Set<string>();
    this.known.set(lane, known);
    if (taken.size === 0 && among !== 'others') known.clear();
    for (const [workspaceId, count] of taken) {
      if (count === 0 || count < share) known.delete(workspaceId);
      else if (share >= LEAST_SHARE) known.add(workspaceId);
      if (among !== 'backlogs' && !this.isBehindItsOwn(lane, workspaceId)) this.othersAt = performance.now();
    }
  }

  /** The workspace has a backlog in this lane or in a more urgent one: it waits for many jobs anyway. */
  private isBehindItsOwn(lane: Lane, workspaceId: string): boolean {
    return LANES.slice(0, LANES.indexOf(lane) + 1).some((urgent) => this.has(urgent, workspaceId));
  }
}
