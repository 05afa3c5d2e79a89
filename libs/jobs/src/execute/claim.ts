import { ChangeFeed } from '@app/changes';
import { Database, textArray, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import type { Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { Controls } from '../controls/control-state';
import { CONTROLLED_CLAIM, LOCK_CAPS, LOOK_AHEAD } from '../controls/controlled-claim';
import { HeldJobs } from '../controls/held-jobs';
import { type Among, type Backlog, Backlogs } from './backlogs';

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
type Row = { readonly resume_after: string | null; readonly held?: number; readonly controlled?: boolean } & (
  ClaimRow | { readonly id: null }
);

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
    const backlogs = uuidArray(this.backlogs.of(lane));
    const rows = await this.look([
      lane,
      from,
      WORKSPACES_PER_CLAIM,
      limit,
      textArray(types),
      uuidArray(Array.from({ length: limit }, newId)),
      leaseSeconds,
      workerId,
      WORKSPACES_PER_LOOK,
      among === 'backlogs' ? backlogs : null,
      among === 'others' ? backlogs : null,
    ]);
    const claimed = rows.filter((row): row is Row & ClaimRow => row.id !== null);
    const share = Number(claimed[0]?.share);
    const taken = jobsByWorkspace(claimed);
    this.backlogs.learn(lane, among, taken, share);
    const backlog = this.backlogs.state(lane);
    for (const { tenant_id: tenantId, id } of claimed) this.feed.note(tenantId, 'jobs', id, 'running');
    return {
      jobs: claimed.map((row) => toClaimedJob(row, lane, this.backlogs.has(lane, row.tenant_id) ? backlog : 'none')),
      resumeAfter: rows[0]?.resume_after ?? null,
      fullShare: [...taken.values()].some((count) => count >= share),
      held: (rows[0]?.held ?? 0) > 0,
    };
  }

  private async look(parameters: unknown[]): Promise<Row[]> {
    const { controlled, capped } = await this.controls.state();
    if (!controlled) {
      const rows = await this.database.systemStatement<Row>('dispatch', CLAIM, parameters);
      if (!rows[0]?.controlled) return rows;
      this.controls.forget(); // there is a control that nobody has told this process of
      return this.look(parameters);
    }
    const rows = await this.database.asSystem('dispatch', async (tx) => {
      if (capped) await tx.query(LOCK_CAPS);
      return tx.query<Row[]>(CONTROLLED_CLAIM, [...parameters, LOOK_AHEAD]);
    });
    // A job may have ended while others were held for its sake: of this and its own look the later one sees both.
    if (capped && (rows[0]?.held ?? 0) > 0) void this.heldJobs.makeWay();
    return rows;
  }
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

const WAITING = `status in ('queued', 'failed') and held_by is null`;
const DUE = `${WAITING} and run_at <= now() and type = any($5::text[])`;

/** Only the workspaces of $10, and not those of $11; null for no such condition. */
const AMONG = `($10::uuid[] is null or walk.tenant_id = any($10)) and ($11::uuid[] is null or walk.tenant_id <> all($11))`;

/**
 * `resume_after` is null when the round came to its end. `started_at` has milliseconds, as a Date has. Where something is
 * paused or limited it claims nothing and says so: whoever paused must not see a job run because word of it was lost.
 * What is locked is found again by its place in the table, not by a search for its id. One that somebody else wrote to
 * between this statement's look and its lock has another place by then: the next claim takes it.
 */
export const CLAIM = `
with recursive control as (
  select exists (select from queue_controls where paused or max_running is not null) as controlled
),
walk (tenant_id, step) as (
  (select tenant_id, 1 from jobs where lane = $1 and ${WAITING} and tenant_id > $2 order by tenant_id limit 1)
  union all
  select (
    select jobs.tenant_id from jobs
    where lane = $1 and ${WAITING} and jobs.tenant_id > walk.tenant_id
    order by jobs.tenant_id limit 1
  ), step + 1
  from walk where walk.tenant_id is not null and step < $9
),
visited as (
  -- Of an 'exists' PostgreSQL may make a join with all due jobs of the lane; without an order it may read the table.
  select walk.tenant_id, step from walk cross join lateral (
    select from jobs where lane = $1 and jobs.tenant_id = walk.tenant_id and ${DUE} order by priority, run_at limit 1
  ) as due_job
  where not (select controlled from control) and ${AMONG}
  limit $3
),
round as (
  select greatest(1, ceil($4::numeric / greatest(count(*), 1)))::bigint as share from visited
),
due as (
  select job.place, visited.tenant_id, row_number() over () as position
  from visited cross join lateral (
    select ctid as place from jobs
    where lane = $1 and tenant_id = visited.tenant_id and ${DUE}
    order by priority, run_at
    limit (select share from round)
    for update skip locked
  ) as job
  limit $4
),
last_of as (
  select (select tenant_id from visited order by step desc limit 1) as visited,
    (select tenant_id from due order by position desc limit 1) as due
),
reach as (
  select case
    when (select count(*) from due) = $4 and last_of.due <> last_of.visited then last_of.due
    when (select count(*) from visited) = $3 then last_of.visited
    else (select tenant_id from walk where step = $9)
  end as resume_after
  from last_of
),
claimed as (
  update jobs set status = 'running', attempts = attempts + 1, lease_token = ($6::uuid[])[due.position],
    lease_expires_at = now() + make_interval(secs => $7), updated_at = now()
  from due where jobs.ctid = due.place
  returning jobs.id, jobs.tenant_id, jobs.type, jobs.attempts, jobs.max_attempts, jobs.payload_json, jobs.trace_id,
    jobs.correlation_id, jobs.ordering_key, jobs.lease_token, date_trunc('milliseconds', now()) as started_at
),
run as (
  insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id, started_at)
  select lease_token, id, tenant_id, attempts, $8, trace_id, started_at from claimed
)
select claimed.id, claimed.tenant_id, claimed.type, claimed.attempts, claimed.max_attempts, claimed.payload_json,
  claimed.trace_id, claimed.correlation_id, claimed.ordering_key, claimed.lease_token as run_id, claimed.started_at, round.share,
  reach.resume_after, control.controlled
from reach cross join round cross join control left join claimed on true`;
