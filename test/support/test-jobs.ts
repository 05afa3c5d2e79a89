import { ChangeFeed } from '@app/changes';
import { Database } from '@app/database';
import { defineJob, JobQueue, type NewJob } from '@app/jobs';
import { newId, WorkspaceScope } from '@app/kernel';
import { createTestDatabase, idleWorker, type TestDatabase, testEnvironment } from '@app/testing';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Controls } from '../../libs/jobs/src/controls/control-state';
import { HeldJobs } from '../../libs/jobs/src/controls/held-jobs';
import type { Among } from '../../libs/jobs/src/execute/backlogs';
import { type Claim, type ClaimedJob, Claimer } from '../../libs/jobs/src/execute/claim';

export interface Note {
  readonly name: string;
}

const payload = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } as const;

/** A job without a handler, for tests that move a worker's parts by hand. */
export const note = defineJob<Note>('test.note', { lane: 'bulk', maxAttempts: 3, payload });

/** A job of a type that no claim here asks for. */
export const unheardOf = defineJob<Note>('test.unheard-of', { lane: 'bulk', maxAttempts: 3, payload });

export const nameOf = ({ payload: said }: ClaimedJob) => (said as Note).name;

/** A database, a worker that is not started, and jobs to try its parts with. */
export class TestJobs {
  private constructor(
    readonly database: TestDatabase,
    readonly worker: NestFastifyApplication,
  ) {}

  static async start(environment: NodeJS.ProcessEnv = {}): Promise<TestJobs> {
    const database = await createTestDatabase();
    return new TestJobs(database, await idleWorker(testEnvironment(database, environment)));
  }

  async stop(): Promise<void> {
    await this.worker.close();
    await this.database.drop();
  }

  /** In the order of their ids, which is the order of a claim's round. */
  async workspaces(count: number): Promise<WorkspaceScope[]> {
    const ids = Array.from({ length: count }, newId).sort();
    await this.database.query(
      `insert into workspaces (id, name, slug, env) select id, id::text, id::text, 'test' from unnest($1::uuid[]) as id`,
      [ids],
    );
    return ids.map((id) => WorkspaceScope.of(id));
  }

  async workspace(): Promise<WorkspaceScope> {
    const [scope] = await this.workspaces(1);
    return scope as WorkspaceScope;
  }

  async enqueue(scope: WorkspaceScope, names: readonly string[], more: Partial<NewJob> = {}): Promise<void> {
    const jobs = names.map((name) => ({ scope, definition: note, payload: { name }, traceId: 'trace', ...more }));
    await this.worker.get(Database).asSystem('dispatch', (tx) => this.worker.get(JobQueue).enqueue(tx, jobs));
  }

  claim(
    limit: number,
    claimer = this.worker.get(Claimer, { strict: false }),
    leaseSeconds = 60,
    among: Among = 'all',
  ): Promise<Claim> {
    return claimer.claim({ lane: 'bulk', among, limit, types: [note.type], workerId: 'test', leaseSeconds });
  }

  newClaimer(): Claimer {
    const part = <T>(type: Type<T>) => this.worker.get(type, { strict: false });
    return new Claimer(part(Database), part(Controls), part(HeldJobs), part(ChangeFeed));
  }

  /** One job of a workspace of its own, claimed. What else is waiting is put off, so that it is this one. */
  async claimedJob(more: Partial<NewJob> = {}): Promise<ClaimedJob> {
    const scope = await this.workspace();
    await this.database.query(
      `update jobs set run_at = now() + interval '1 hour' where status in ('queued', 'failed')`,
    );
    await this.enqueue(scope, ['one'], more);
    const { jobs } = await this.claim(1);
    return jobs[0] as ClaimedJob;
  }

  async claimedJobs(count: number): Promise<ClaimedJob[]> {
    const claimed: ClaimedJob[] = [];
    while (claimed.length < count) claimed.push(await this.claimedJob());
    return claimed;
  }

  /** Lets the lease of the job run out. */
  async expire(job: ClaimedJob): Promise<void> {
    await this.database.query(`update jobs set lease_expires_at = now() - interval '1 ms' where id = $1`, [job.id]);
  }

  /** The job's row, with the states of its runs in their order. */
  async row(job: ClaimedJob): Promise<Record<string, unknown>> {
    const [row] = await this.database.query(
      `select *, extract(epoch from run_at - now())::float8 as due_in_seconds,
         (select array_agg(runs.status order by started_at, runs.status) from runs where job_id = jobs.id) as runs,
         (select error_json from runs where id = $2) as run_error,
         (select array_agg(event_log.type order by event_log.id) from event_log
          where data_json ->> 'jobId' = jobs.id::text) as told
       from jobs where id = $1`,
      [job.id, job.runId],
    );
    return row as Record<string, unknown>;
  }
}
