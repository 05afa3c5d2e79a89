import { Bell, type Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { Controls } from '../controls/control-state';
import { HeldJobs } from '../controls/held-jobs';
import { OrderingKeys } from '../enqueue/ordering-keys';
import { FINISHED, type JobStatus } from '../job-states';

/** A job that has left the running ones. */
export interface Left {
  readonly tenantId: string;
  readonly lane: Lane;
  readonly orderingKey: string | null;
  readonly status: JobStatus;
}

/** What may run because others have ended: the next of an ordering key, and whatever waits for room under a limit. */
@Injectable()
export class Successors {
  constructor(
    private readonly orderingKeys: OrderingKeys,
    private readonly controls: Controls,
    private readonly heldJobs: HeldJobs,
    private readonly bell: Bell,
  ) {}

  /** To be called after the commit; nobody need wait for it. */
  makeWay(left: readonly Left[]): void {
    const keys = left.flatMap(({ tenantId, orderingKey, status }) =>
      orderingKey !== null && FINISHED.includes(status) ? [{ tenantId, orderingKey }] : [],
    );
    if (keys.length > 0) void this.orderingKeys.makeWay(keys);
    if (!this.controls.capped) return;
    void this.heldJobs.makeWay();
    for (const lane of new Set(left.map(({ lane }) => lane))) this.bell.ring(lane);
  }
}
