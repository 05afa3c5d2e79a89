import { ChangeFeed } from '@app/changes';
import { Database, textArray, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import type { Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { Controls } from '../controls/control-state';
import { CONTROLLED_CLAIM, LOCK_CAPS, LOOK_AHEAD } from '../controls/controlled-claim';
import { HeldJobs } from '../controls/held-jobs';
import { type Among, type Backlog, Backlogs } from './backlogs';
import { CLAIM, CLAIM_OF_BACKLOGS } from './claim.sql';

/** A job this worker holds the lease of. */
export interface ClaimedJob {
  readonly id: string;
  readonly tenantId: string;
  readonly type: string;
  readonly lane: Lane;
  /** The attempt this is, counted from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly payload: unknown;
  readonly traceId: string;
  readonly correlationId: string | null;
  readonly orderingKey: string | null;
  /** The run of this attempt: its id is the lease token. */
  readonly runId: string;
  readonly startedAt: Date;
  /** Of its workspace: its jobs come and go in bulk then. */
  readonly backlog: Backlog;
}

export interface ClaimRequest {
  readonly lane: Lane;
  /** Default: all. */
  readonly among?: Among;
  readonly limit: number;
  readonly types: readonly string[];
  readonly workerId: string;
  readonly leaseSeconds: number;
}

export interface Claim {
  readonly jobs: ClaimedJob[];
  /** More jobs were due than the claim took. */
  readonly more: boolean;
  /** Of the lane. */
  readonly backlog: Backlog;
}

/** Workspaces that share one claim; the next claim goes on with the workspaces behind them. */
const WORKSPACES_PER_CLAIM = 32;
/** Workspaces that one claim looks at: a bound on its time when many have jobs that wait for later. */
const WORKSPACES_PER_LOOK = 512;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface ClaimRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly type: string;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly payload_json: unknown;
  readonly trace_id: string;
  readonly correlation_id: string | null;
  readonly ordering_key: string | null;
  readonly run_id: string;
  readonly started_at: Date;
  readonly share: string;
}

/** Without a due job there is one row all the same, which tells how far the claim looked. */
type Row = {
  readonly resume_after: string | null;
  readonly found?: string;
  readonly held?: number;
  readonly controlled?: boolean;
} & (ClaimRow | { readonly id: null });

/** What one statement is asked for. */
interface Where {
  readonly among: Among;
  /** The workspace behind which to begin. */
  readonly from: string;
  /** The first parameters of all claims. */
  readonly work: readonly unknown[];
  /** With a backlog: only these are looked at, or passed over for others. */
  readonly workspaces: readonly string[];
}

/** What one statement found. */
interface Look {
  readonly jobs: ClaimedJob[];
  /** The workspace behind which the round goes on; null when there is none. */
  readonly resumeAfter: string | null;
  /** A workspace that gave its full share may have more. */
  readonly fullShare: boolean;
  /** Jobs that a control holds from now on: they stood in front of others. */
  readonly held: boolean;
}

const NOTHING: Look = { jobs: [], resumeAfter: null, fullShare: false, held: false };

/**
 * Claims due jobs in batches, fairly: a claim visits the workspaces that have due jobs one after another (a skip scan
 * of the index of waiting jobs) and takes an equal share from each. The next claim goes on behind the last workspace
 * that got something, also when one free slot is all there is. However many jobs one workspace has, another's single
 * job waits for one batch at most.
 */
@Injectable()
export class Claimer {
  /** Where the rounds through the workspaces go on. */
  private readonly position = new Map<string, string>();
  private readonly backlogs = new Backlogs();

  constructor(
    private readonly database: Database,
    private readonly controls: Controls,
    private readonly heldJobs: HeldJobs,
    private readonly feed: ChangeFeed,
  ) {}

  /** Looks until it finds due jobs or has gone round all workspaces. */
  async claim(request: ClaimRequest): Promise<Claim> {
    const round = `${request.lane} ${request.among ?? 'all'}`;
    const start = this.position.get(round) ?? FIRST;
    let from = start;
    let newRound = start === FIRST;
    for (;;) {
      const { jobs, resumeAfter, fullShare, held } = await this.claimFrom(from, request);
      const backlog = this.backlogs.state(request.lane);
      this.position.set(round, resumeAfter ?? FIRST);
      if (held) return { jobs, more: true, backlog };
      if (jobs.length > 0) return { jobs, more: fullShare || resumeAfter !== null || from !== FIRST, backlog };
      const wentRound = newRound && (resumeAfter === null || (start !== FIRST && resumeAfter >= start));
      if (wentRound) return { jobs, more: false, backlog };
      newRound ||= resumeAfter === null;
      from = resumeAfter ?? FIRST;
    }
  }

  private async claimFrom(from: string, request: ClaimRequest): Promise<Look> {
    const { lane, limit, types, workerId, leaseSeconds, among = 'all' } = request;
    const known = this.backlogs.of(lane);
    const asked = among === 'backlogs' ? nextOf(known, from) : [];
    if (among === 'backlogs' && asked.length === 0) return NOTHING;
    const rows = await this.look({
      among,
      from,
      work: [lane, limit, textArray(types), uuidArray(Array.from({ length: limit }, newId)), leaseSeconds, workerId],
      workspaces: among === 'backlogs' ? asked : among === 'others' ? known : [],
    });
    const claimed = rows.filter((row): row is Row & ClaimRow => row.id !== null);
    const share = Number(claimed[0]?.share);
    const taken = jobsByWorkspace(claimed);
    for (const workspaceId of asked) taken.set(workspaceId, taken.get(workspaceId) ?? 0);
    this.backlogs.learn(lane, among, taken, share);
    const backlog = this.backlogs.state(lane);
    for (const { tenant_id: tenantId, id } of claimed) this.feed.note(tenantId, 'jobs', id, 'running');
    return {
      jobs: claimed.map((row) => toClaimedJob(row, lane, this.backlogs.has(lane, row.tenant_id) ? backlog : 'none')),
      resumeAfter: rows[0]?.resume_after ?? (asked.length === WORKSPACES_PER_CLAIM ? (asked.at(-1) ?? null) : null),
      fullShare: claimed.length < Number(rows[0]?.found) || [...taken.values()].some((count) => count >= share),
      held: (rows[0]?.held ?? 0) > 0,
    };
  }

  private async look(where: Where): Promise<Row[]> {
    const { controlled, capped } = await this.controls.state();
    const { among, from, work } = where;
    const workspaces = uuidArray(where.workspaces);
    const walk = [from, WORKSPACES_PER_CLAIM, WORKSPACES_PER_LOOK];
    if (!controlled) {
      const rows = await (among === 'backlogs'
        ? this.database.systemStatement<Row>('dispatch', CLAIM_OF_BACKLOGS, [...work, workspaces])
        : this.database.systemStatement<Row>('dispatch', CLAIM, [...work, workspaces, ...walk]));
      if (!rows[0]?.controlled) return rows;
      this.controls.forget(); // there is a control that nobody has told this process of
      return this.look(where);
    }
    const rows = await this.database.asSystem('dispatch', async (tx) => {
      if (capped) await tx.query(LOCK_CAPS);
      return tx.query<Row[]>(CONTROLLED_CLAIM, [...work, workspaces, ...walk, among === 'backlogs', LOOK_AHEAD]);
    });
    // A job may have ended while others were held for its sake: of this and its own look the later one sees both.
    if (capped && (rows[0]?.held ?? 0) > 0) void this.heldJobs.makeWay();
    return rows;
  }
}

/** The next workspaces in a round of so many as share one claim. */
function nextOf(workspaces: readonly string[], from: string): string[] {
  return workspaces
    .filter((id) => id > from)
    .toSorted()
    .slice(0, WORKSPACES_PER_CLAIM);
}

function jobsByWorkspace(rows: readonly ClaimRow[]): Map<string, number> {
  const taken = new Map<string, number>();
  for (const row of rows) taken.set(row.tenant_id, (taken.get(row.tenant_id) ?? 0) + 1);
  return taken;
}

function toClaimedJob(row: ClaimRow, lane: Lane, backlog: Backlog): ClaimedJob {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    type: row.type,
    lane,
    attempt: row.attempts,
    maxAttempts: row.max_attempts,
    payload: row.payload_json,
    traceId: row.trace_id,
    correlationId: row.correlation_id,
    orderingKey: row.ordering_key,
    runId: row.run_id,
    startedAt: row.started_at,
    backlog,
  };
}
