import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
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

describe('a process that is asked to stop', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  let processes: AppProcess[];
  let answerNow: () => void;
  let answering: Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database);
    api = await startApi(environment);
    receiver = await Receiver.start(async () => {
      await answering;
      return { status: 200 };
    });
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: receiver.url });
  });

  beforeEach(() => {
    processes = [];
    receiver.calls.length = 0;
    answering = new Promise((resolve) => (answerNow = resolve));
  });

  afterEach(async () => {
    answerNow();
    await Promise.all(processes.map((process) => process.end('SIGKILL')));
    await database.query(`truncate jobs, runs, event_log, webhook_inbox, request_log`);
  });

  afterAll(async () => {
    await api.close();
    await receiver.stop();
    await database.drop();
  });

  async function start(app: 'api' | 'worker', more: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
    const started = await AppProcess.start(app, { ...environment, ...more });
    processes.push(started);
    return started;
  }

  describe('the api', () => {
    const IN_FLIGHT = 100;

    /** A webhook whose head the api has read and whose body is still to come. */
    async function beginDelivery(url: string): Promise<ClientRequest> {
      const begun = request(`${url}/hooks/${pipeline.ingestKey}`, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked', expect: '100-continue' },
      });
      begun.flushHeaders();
      await once(begun, 'continue');
      return begun;
    }

    async function finish(begun: ClientRequest): Promise<IncomingMessage> {
      begun.end('{}');
      const [answer] = (await once(begun, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return answer;
    }

    const refusesConnections = (url: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
          socket.destroy();
          resolve(false);
        });
        socket.on('error', () => resolve(true));
      });

    it('answers what it has begun to read, takes no more, and leaves nothing unrecorded', async () => {
      const ending = await start('api');
      const begun = await Promise.all(Array.from({ length: IN_FLIGHT }, () => beginDelivery(ending.url)));
      ending.signal('SIGTERM');
      await until('it to refuse connections', () => refusesConnections(ending.url));

      const answers = await Promise.all(begun.map(finish));
      // Unsigned, so that the signature's verdict shows that each was read to its end.
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array<number>(IN_FLIGHT).fill(401));
      expect(await ending.exit()).toBe(0);
      const recorded = await database.query<{ request_id: string }>(
        `select request_id from request_log where operation like 'POST /hooks/%' and http_status = 401`,
      );
      expect(recorded.map((row) => row.request_id).sort()).toEqual(
        answers.map(({ headers }) => headers['x-request-id']).sort(),
      );
    });

    it('does not wait for ever for a body that never comes', async () => {
      const ending = await start('api', { SHUTDOWN_SECONDS: '1' });
      const begun = await beginDelivery(ending.url);
      const cutOff = once(begun, 'error');
      ending.signal('SIGTERM');
      expect(await ending.exit()).toBe(0);
      await cutOff;
    });

    it('keeps every webhook it accepted, however many come while it stops', async () => {
      const ending = await start('api');
      const accepted: string[] = [];
      const sendUntilRefused = async () => {
        for (;;) {
          const answer = await deliver(ending.url, pipeline.ingestKey, { secret: pipeline.secret }, 'any').catch(
            () => undefined,
          );
          if (answer?.status !== 202) return;
          accepted.push(answer.body.id as string);
          if (accepted.length === 100) ending.signal('SIGTERM');
        }
      };
      await Promise.all(Array.from({ length: 20 }, sendUntilRefused));
      expect(await ending.exit()).toBe(0);
      const stored = await database.query<{ id: string }>('select id from webhook_inbox');
      expect(stored.map(({ id }) => id)).toEqual(expect.arrayContaining(accepted));
      const recorded = await database.query(`select from request_log where http_status = 202`);
      expect(recorded.length).toBeGreaterThanOrEqual(accepted.length);
    });
  });

  describe('the worker', () => {
    const JOBS = 10;
    const send = () => deliver(api, pipeline.ingestKey, { secret: pipeline.secret });
    const calls = () =>
      database.query<{ status: string; attempts: number; runs: string[] }>(
        `select status, attempts, (select array_agg(status order by started_at) from runs where job_id = jobs.id) as runs
         from jobs where type = 'connector.call'`,
      );
    const claiming = () =>
      database.query(
        `select from pg_stat_activity
         where datname = current_database() and state = 'active' and query ~ '^\\s*with recursive control'`,
      );
    const all = (status: string, attempts: number, runs: string[]) =>
      Array<object>(JOBS).fill({ status, attempts, runs });

    async function startWithCallsUnderWay(more: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
      const worker = await start('worker', { LOG_LEVEL: 'info', ...more });
      for (let count = 0; count < JOBS; count += 1) await send();
      await until('all calls to be under way', () => receiver.calls.length === JOBS);
      return worker;
    }

    async function askToStop(worker: AppProcess): Promise<void> {
      worker.signal('SIGTERM');
      await until('it to take nothing new', () => worker.output.join('').includes('takes nothing new'));
      await until('claims under way to end', async () => (await claiming()).length === 0);
    }

    it('ends the jobs under way and takes nothing new', async () => {
      const ending = await startWithCallsUnderWay();
      await askToStop(ending);
      const { body } = await send();
      answerNow();
      expect(await ending.exit()).toBe(0);
      expect(await calls()).toEqual(all('success', 1, ['success']));
      expect(await database.query('select status from webhook_inbox where id = $1', [body.id])).toEqual([
        { status: 'received' },
      ]);
      expect(await database.query('select from workers')).toEqual([]);
      expect(await database.query(`select from request_log where direction = 'out'`)).toHaveLength(JOBS);
    });

    it('hands jobs back that do not end in time, and another worker has them at once', async () => {
      // Long leases: waiting for one to run out would fail the test.
      const leases = { WORKER_LEASE_SECONDS: '600', WORKER_SWEEP_SECONDS: '600' };
      const ending = await startWithCallsUnderWay({ ...leases, SHUTDOWN_SECONDS: '1' });
      expect(await ending.end('SIGTERM')).toBe(0);
      expect(await calls()).toEqual(all('queued', 0, ['snoozed']));
      answerNow();
      await start('worker', leases);
      await until('the calls to succeed', async () => (await calls()).every(({ status }) => status === 'success'));
      expect(await calls()).toEqual(all('success', 1, ['snoozed', 'success']));
    });
  });
});
