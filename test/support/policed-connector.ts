import { Database } from '@app/database';
import { JobQueue } from '@app/jobs';
import { WorkspaceScope } from '@app/kernel';
import { AppProcess, testEnvironment, until } from '@app/testing';
import { callConnector } from '../../libs/connectors/src/gateway/call-connector.job';
import { type ApiUnderTest, startApiUnderTest } from './api-under-test';
import { CountingStandIn } from './counting-stand-in';
import { makeWorkspace, type TestWorkspace } from './people';

/** How the jobs of a connector stand. */
export interface JobSums {
  readonly jobs: number;
  readonly succeeded: number;
  readonly dead: number;
  readonly running: number;
  /** Attempts that counted. */
  readonly attempts: number;
  /** Runs that were put off. */
  readonly snoozed: number;
  readonly failed: number;
  readonly lost: number;
}

/** A connector under a policy, a third party that counts, and worker processes that call it. */
export class PolicedConnector {
  readonly workers: AppProcess[] = [];

  private constructor(
    readonly api: ApiUnderTest,
    readonly workspace: TestWorkspace,
    readonly standIn: CountingStandIn,
    readonly id: string,
  ) {}

  /** @param policy its parts; none: the built-in default */
  static async make(policy?: object): Promise<PolicedConnector> {
    const api = await startApiUnderTest();
    const workspace = await makeWorkspace(api, 'acme');
    const standIn = await CountingStandIn.start();
    const make = async (path: string, body: object) =>
      ((await api.operator.post(`${workspace.base}/${path}`, body).expect(201)).body as { id: string }).id;
    const policyId = policy && (await make('policies', { name: 'Policy', ...policy }));
    const settings = { baseUrl: standIn.url };
    const id = await make('connectors', { type: 'http', name: 'Third party', settings, policyId });
    return new PolicedConnector(api, workspace, standIn, id);
  }

  get url(): string {
    return `${this.workspace.base}/connectors/${this.id}`;
  }

  async startWorkers(count: number, more: NodeJS.ProcessEnv = {}): Promise<void> {
    const environment = testEnvironment(this.api.database, { LOG_LEVEL: 'warn', WORKER_LEASE_SECONDS: '2', ...more });
    const started = Array.from({ length: count }, () => AppProcess.start('worker', environment));
    this.workers.push(...(await Promise.all(started)));
  }

  /** What the workers complained about. */
  get complaints(): string[] {
    const lines = this.workers.flatMap(({ output }) => output.join('').split('\n'));
    return lines.filter((line) => line !== '').map((line) => String((JSON.parse(line) as { msg?: string }).msg));
  }

  async enqueue(count: number): Promise<void> {
    const scope = WorkspaceScope.of(this.workspace.id);
    const payload = { connectorId: this.id, method: 'POST', path: '/job' };
    const job = { scope, definition: callConnector, payload, traceId: 'f'.repeat(32), maxAttempts: 50 };
    await this.api.app.get(Database).inWorkspace(scope, async (tx) => {
      await this.api.app.get(JobQueue).enqueue(
        tx,
        Array.from({ length: count }, () => job),
      );
    });
  }

  async sums(): Promise<JobSums> {
    const [sums] = await this.api.database.query<JobSums & Record<string, unknown>>(SUMS);
    return sums as JobSums;
  }

  /** Waits until no job is open; asks the stand-in first, which costs nothing while it is counted. */
  async finished(calls: number, deadlineMs: number): Promise<JobSums> {
    await until(`${calls} calls`, () => this.standIn.calls.length >= calls, deadlineMs);
    const all = await until('every job to be over', async () => {
      const sums = await this.sums();
      return sums.succeeded + sums.dead === sums.jobs && sums;
    });
    await this.standIn.ask();
    return all;
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end('SIGKILL')));
    await this.standIn.stop();
    await this.api.stop();
  }
}

const SUMS = `
select jobs, succeeded, dead, running, attempts, snoozed, failed, lost from (
  select count(*)::int as jobs, count(*) filter (where status = 'success')::int as succeeded,
    count(*) filter (where status = 'dead')::int as dead, count(*) filter (where status = 'running')::int as running,
    coalesce(sum(attempts), 0)::int as attempts
  from jobs where type = 'connector.call'
) as j, (
  select count(*) filter (where status = 'snoozed')::int as snoozed, count(*) filter (where status = 'failed')::int as failed,
    count(*) filter (where status = 'lost')::int as lost
  from runs
) as r`;
