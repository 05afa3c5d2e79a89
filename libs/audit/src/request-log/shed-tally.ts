import type { EventRecord } from '../event-log/event-log';

/** A workspace is told at most this often. */
const TELL_EVERY_MS = 60_000;

type WorkspaceId = string | null;

/** Counts what was shed, in all and for each workspace since it was last told. */
export class ShedTally {
  private all = 0;
  private untold = new Map<WorkspaceId, number>();
  private toldAt = -Infinity;

  /** Records shed since the start of the process. */
  get total(): number {
    return this.all;
  }

  add(workspaceId: WorkspaceId): void {
    this.all += 1;
    this.untold.set(workspaceId, (this.untold.get(workspaceId) ?? 0) + 1);
  }

  /** The events that are due, at most once a minute; they count as told. At the end of the process all are due. */
  due(now: Date, traceId: string, atEnd = false): EventRecord[] {
    if (this.untold.size === 0 || (!atEnd && now.getTime() - this.toldAt < TELL_EVERY_MS)) return [];
    const events = [...this.untold].map(([workspaceId, count]) => shedEvent(workspaceId, count, traceId, now));
    this.untold = new Map();
    this.toldAt = now.getTime();
    return events;
  }

  /** The events could not be written: their counts are told next time. */
  putBack(events: readonly EventRecord[]): void {
    for (const { workspaceId, data } of events) {
      this.untold.set(workspaceId, (this.untold.get(workspaceId) ?? 0) + Number(data?.count));
    }
  }
}

function shedEvent(workspaceId: WorkspaceId, count: number, traceId: string, at: Date): EventRecord {
  const message = `Under load ${count} successful reads were left out of the request log.`;
  return { workspaceId, severity: 'warning', type: 'request_log.shed', message, data: { count }, traceId, at };
}
