import { Database } from '@app/database';
import { Broadcast, CONTROLS_CHANGED, WORKSPACE_CHANGED } from '@app/redis';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** What a claim has to know before it chooses its statement. */
export interface ControlState {
  /** Something is paused or limited, or a workspace with waiting jobs is disabled. */
  readonly controlled: boolean;
  /** Something is limited. */
  readonly capped: boolean;
}

/** For how long the answer may be repeated, in milliseconds, when no broadcast says that it is stale. */
const FRESH_MS = 2_000;

/**
 * Whether there is any control at all. This is what a claim is spared: without controls it is the plain statement, and
 * asks for this every two seconds only. The controls themselves are read by the claim, so they are never stale; the
 * plain claim sees whether there is one by now, so nothing that was paused runs where the word of it was lost.
 */
@Injectable()
export class Controls implements OnModuleInit {
  private known?: { readonly state: ControlState; readonly until: number };
  /** Counts the times the answer became stale: one that was asked for before that is not kept. */
  private changes = 0;

  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
  ) {}

  onModuleInit(): void {
    const forget = () => this.forget();
    for (const topic of [CONTROLS_CHANGED, WORKSPACE_CHANGED]) this.broadcast.subscribe(topic, forget, forget);
  }

  forget(): void {
    this.changes += 1;
    this.known = undefined;
  }

  async state(): Promise<ControlState> {
    if (this.known && performance.now() < this.known.until) return this.known.state;
    const { changes } = this;
    const [row] = await this.database.systemStatement<ControlState>('dispatch', STATE, []);
    const state = row as ControlState;
    // What was asked before the word came may be from before the change.
    if (changes === this.changes) this.known = { state, until: performance.now() + FRESH_MS };
    return state;
  }

  /** The answer of the last {@link state}, for whoever cannot wait. */
  get capped(): boolean {
    return this.known?.state.capped ?? false;
  }
}

const STATE = `
select exists (select from queue_controls where max_running is not null) as capped,
  exists (select from queue_controls where paused or max_running is not null)
  or exists (
    select from workspaces where (status <> 'active' or deleted_at is not null)
      -- Asked of each by itself: PostgreSQL may read all jobs that wait to answer an 'exists'.
      and (select true from jobs where tenant_id = workspaces.id and status in ('queued', 'failed') limit 1)
  ) as controlled`;
