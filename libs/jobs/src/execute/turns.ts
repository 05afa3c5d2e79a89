import type { ClaimedJob } from './claim';

/** Jobs of one workspace; never none. */
interface Turn {
  readonly workspaceId: string;
  readonly jobs: ClaimedJob[];
}

/** Jobs that wait for a slot. They come out in turns by workspace, those of one workspace in the order they came. */
export class Turns {
  /** The one whose turn it is comes first. */
  private waiting: Turn[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(jobs: readonly ClaimedJob[]): void {
    this.count += jobs.length;
    let turn: Turn | undefined;
    for (const job of jobs) {
      if (turn?.workspaceId !== job.tenantId) turn = this.turnOf(job.tenantId);
      turn.jobs.push(job);
    }
  }

  next(): ClaimedJob | undefined {
    const turn = this.waiting.shift();
    const job = turn?.jobs.shift();
    if (!turn || !job) return undefined;
    this.count -= 1;
    if (turn.jobs.length > 0) this.waiting.push(turn);
    return job;
  }

  takeAll(): ClaimedJob[] {
    const all = this.waiting.flatMap(({ jobs }) => jobs);
    this.waiting = [];
    this.count = 0;
    return all;
  }

  private turnOf(workspaceId: string): Turn {
    const found = this.waiting.find((turn) => turn.workspaceId === workspaceId);
    if (found) return found;
    const turn = { workspaceId, jobs: [] };
    this.waiting.push(turn);
    return turn;
  }
}
