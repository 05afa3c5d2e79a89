import { join } from 'node:path';
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

/** EX_TEMPFAIL: the supervisor starts it anew. */
const STALLED = 75;
const WEBHOOKS = 4;

describe('a process that gets nothing done', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let processes: AppProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, {
      WORKER_LEASE_SECONDS: '2',
      WORKER_CONCURRENCY: '2',
      SHUTDOWN_SECONDS: '4',
    });
    api = await startApi(environment);
    receiver = await Receiver.start();
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.end('SIGKILL')));
    processes = [];
    receiver.calls.length = 0;
    await database.query(`truncate jobs, runs, event_log, webhook_inbox`);
  });
  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  async function start(app: 'api' | 'worker', sickness?: string): Promise<AppProcess> {
    const sick = {
      SICK: sickness,
      NODE_OPTIONS: `--require ${join(__dirname, '../support/sick-app.cjs')}`,
      STALL_SECONDS: '1',
      // Where the drain does not end, this is how long it takes, and three seconds.
      SHUTDOWN_SECONDS: app === 'api' ? '1' : '4',
    };
    const started = await AppProcess.start(app, { ...environment, ...(sickness === undefined ? {} : sick) });
    processes.push(started);
    return started;
  }

  const send = (app: NestFastifyApplication | string = api) =>
    deliver(app, pipeline.ingestKey, { secret: pipeline.secret }, 'any');

  const stalls = () =>
    database.query<{ severity: string; reason: string }>(
      `select severity, data_json ->> 'reason' as reason from event_log where type = 'process.stalled'
       order by reason`,
    );

  const allDelivered = (count: number) => until('everything to be delivered', () => receiver.calls.length >= count);

  it('because handlers or a flush never end, restarts, also where the drain does not end; another does the work', async () => {
    // One after the other: those that come together share a job.
    for (let sent = 0; sent < WEBHOOKS; sent += 1) await send();
    const [worker, sickApi] = await Promise.all([start('worker', 'deafHandler'), start('api', 'endlessFlush')]);
    const unanswered = send(sickApi.url).then(
      ({ status }) => status,
      () => 'no answer',
    );
    expect(await Promise.all([worker.exit(), sickApi.exit()])).toEqual([STALLED, STALLED]);
    expect(await unanswered).not.toBe(202);
    expect(await stalls()).toEqual([
      { severity: 'critical', reason: expect.stringMatching(/handlers go on after they were to end: webhook.route/) },
      { severity: 'critical', reason: 'a flush of the batcher inbox does not end' },
    ]);
    await start('worker');
    await allDelivered(WEBHOOKS);
  }, 60_000);

  it('because its event loop is blocked, is ended by its watchdog; another takes its leases over', async () => {
    await send();
    const worker = await start('worker', 'blockedLoop').catch(() => undefined); // it may be blocked before it answers
    if (worker) {
      expect(await worker.exit()).toBeNull();
      expect(worker.output.join('')).toContain('the event loop has been blocked for');
    }
    await start('worker');
    await allDelivered(1);
    const lost = await database.query(`select from runs where status = 'lost'`);
    expect(lost).toHaveLength(1);
  }, 60_000);

  it('because it is stopped while it leads the upkeep, loses that to another', async () => {
    const leaders = () =>
      database.query<{ pid: number; app: string }>(
        `select pid, application_name as app from pg_stat_activity
         where datname = current_database() and application_name = 'signalbox leader of upkeep' and state = 'idle in transaction'`,
      );
    const first = await start('worker');
    const [leader] = await until('a leader', async () => {
      const found = await leaders();
      return found.length === 1 && found;
    });
    const second = await start('worker');
    first.signal('SIGSTOP');
    await until('another to lead', async () => {
      const found = await leaders();
      return found.length === 1 && found[0]?.pid !== leader?.pid;
    });
    // What only the leader does is done: a lease that ran out is taken over.
    await send();
    await allDelivered(1);
    first.signal('SIGCONT');
    expect(await first.end('SIGTERM')).toBe(0);
    expect(await leaders()).toHaveLength(1);
    // That nothing was due is no stall, nor that a process was stopped and goes on.
    expect((await fetch(`${second.url}/health/live`)).status).toBe(200);
    expect(await stalls()).toEqual([]);
  }, 60_000);
});
