import type { ClaimedJob } from './claim';

/** Jobs that wait for a slot. They come out in turns by workspace, those of one workspace in the order they came. */
export class Turns {
  /** The workspace whose turn it is comes first; none is empty. */
  private readonly waiting = new Map<string, ClaimedJob[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(jobs: readonly ClaimedJob[]): void {
    this.count += jobs.length;
    for (const job of jobs) {
      const queue = this.waiting.get(job.tenantId);
      if (queue) queue.push(job);
      else this.waiting.set(job.tenantId, [job]);
    }
  }

  next(): ClaimedJob | undefined {
    const [turn] = this.waiting;
    if (!turn) return undefined;
    const [workspaceId, queue] = turn;
    const job = queue.shift();
    this.count -= 1;
    this.waiting.delete(workspaceId);
    if (queue.length > 0) this.waiting.set(workspaceId, queue);
    return job;
  }

  takeAll(): ClaimedJob[] {
    const all = [...this.waiting.values()].flat();
    this.waiting.clear();
    this.count = 0;
    return all;
  }
}
