import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  deliver,
  type Pipeline,
  Receiver,
  startApi,
  type TestDatabase,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const CALLS = 50;

describe('a worker that dies in the middle of its work', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let workers: AppProcess[];
  let answerNow: () => void;
  let answering: Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, { WORKER_LEASE_SECONDS: '1' });
    api = await startApi(environment);
    receiver = await Receiver.start(async () => {
      await answering;
      return { status: 200 };
    });
    const operator = await ApiClient.signedIn(api);
    // Not all calls get a connection to the same destination at once: the others wait for theirs.
    const timeout = { connectMs: 30_000, firstByteMs: 30_000, totalMs: 30_000 };
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url, timeout });
  });

  beforeEach(() => {
    workers = [];
    receiver.calls.length = 0;
    answering = new Promise((resolve) => (answerNow = resolve));
  });

  afterEach(async () => {
    answerNow();
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await database.query(`truncate jobs, runs, event_log, webhook_inbox`);
  });

  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  async function startWorker(): Promise<AppProcess> {
    const worker = await AppProcess.start('worker', environment);
    workers.push(worker);
    return worker;
  }

  /** A worker with calls under way that the destination does not answer. */
  async function workerWithCallsUnderWay(): Promise<AppProcess> {
    const worker = await startWorker();
    await Promise.all(
      Array.from({ length: CALLS }, () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret })),
    );
    await until('all calls to be under way', async () => {
      const leased = await database.query<{ type: string }>(`select type from jobs where status = 'running'`);
      // Nothing else: what is being settled this moment would be settled after the worker's return.
      const calls = leased.every(({ type }) => type === 'connector.call');
      return calls && leased.length === CALLS && receiver.calls.length > 0;
    });
    return worker;
  }

  const succeeded = async () => {
    const jobs = await database.query(`select from jobs where type = 'connector.call' and status = 'success'`);
    return jobs.length === CALLS;
  };

  const callsByStatesOfRuns = () =>
    database.query(
      `select states, status, count(*)::int as jobs from jobs join (
         select job_id, array_agg(status order by started_at) as states from runs group by job_id
       ) as r on r.job_id = jobs.id
       where type = 'connector.call' group by states, status`,
    );

  const successesTold = () =>
    database.query(
      `select count(*)::int as told, count(distinct data_json ->> 'jobId')::int as jobs from event_log
       where type = 'job.success' and data_json ->> 'type' = 'connector.call'`,
    );

  it('loses 50 leases with it, and another worker finishes each job once', async () => {
    const killed = await workerWithCallsUnderWay();
    await killed.end('SIGKILL');
    answerNow();
    await startWorker();
    await until('every call to be finished', succeeded);

    expect(await callsByStatesOfRuns()).toEqual([{ states: ['lost', 'success'], status: 'success', jobs: CALLS }]);
    expect(await successesTold()).toEqual([{ told: CALLS, jobs: CALLS }]);
    expect(receiver.calls.length).toBeGreaterThan(CALLS);
    const keys = receiver.calls.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(CALLS);
  });

  it('comes back from the dead and overwrites nothing that was settled meanwhile', async () => {
    const frozen = await workerWithCallsUnderWay();
    frozen.signal('SIGSTOP');
    answerNow();
    await startWorker();
    await until('every call to be finished', succeeded);
    const everything = async () => ({
      jobs: await database.query('select * from jobs order by id'),
      runs: await database.query('select * from runs order by id'),
      told: await successesTold(),
    });
    const before = await everything();

    // It now reads 50 answers of its own, and has done with them when it ends.
    frozen.signal('SIGCONT');
    expect(await frozen.end('SIGTERM')).toBe(0);
    expect(await everything()).toEqual(before);
    expect(await callsByStatesOfRuns()).toEqual([{ states: ['lost', 'success'], status: 'success', jobs: CALLS }]);
  });
});
