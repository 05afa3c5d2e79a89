import { RequestLog, type RequestRecord } from '@app/audit';
import { ApiClient, startApi, testEnvironment, until } from '@app/testing';
import { Client } from 'pg';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

const READS = 40_000;
const OTHERS = 500;

describe('the request log while the database is behind', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let blocker: Client;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  /** Lets no row into the request log until {@link release}. */
  beforeEach(async () => {
    await until('the log to be written', () => api.app.get(RequestLog).counts.queued === 0);
    blocker = new Client({ connectionString: api.database.url });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('lock table request_log in share mode');
  });
  const release = () => blocker.end();

  let number = 0;
  const recordOf = (more: Partial<RequestRecord> = {}): RequestRecord => ({
    workspaceId: acme.id,
    requestId: `request-${++number}`,
    traceId: 'a'.repeat(32),
    direction: 'in',
    actorType: 'user',
    operation: 'GET /v1/workspaces/:workspaceId/jobs',
    status: 'success',
    httpStatus: 200,
    latencyMs: 1,
    at: new Date(),
    ...more,
  });
  const fill = (log: RequestLog) => {
    for (let count = 0; count < READS; count += 1) log.record(recordOf());
  };
  const count = async (condition: string) => {
    const sql = `select count(*)::int as n from request_log where request_id like 'request-%' and ${condition}`;
    return (await api.database.query<{ n: number }>(sql))[0]?.n;
  };

  it('leaves out successful reads, and nothing else, and tells how many', async () => {
    const log = api.app.get(RequestLog);
    fill(log);
    for (let index = 0; index < OTHERS; index += 1) {
      log.record(recordOf({ operation: 'POST /v1/workspaces/:workspaceId/policies' }));
      log.record(recordOf({ status: 'refused', httpStatus: 403 }));
      log.record(recordOf({ status: 'failed', httpStatus: 500 }));
      log.record(recordOf({ direction: 'out', operation: 'GET https://example.test/' }));
    }
    // An answer waits for none of it.
    await api.operator.get(`${acme.base}/policies`).expect(200);
    await release();
    await until('the log to be written', () => log.counts.queued === 0);
    const reads = `direction = 'in' and operation like 'GET %' and status = 'success'`;
    const kept = await until('the last rows', async () => {
      const others = await count(`not (${reads})`);
      return others === 4 * OTHERS && (await count(reads));
    });
    const { shed, lost } = log.counts;
    expect(lost).toBe(0);
    expect(shed).toBeGreaterThan(READS / 3);
    // Below a tenth of the queue everything is kept.
    expect(kept).toBeGreaterThan(5_000);
    expect(kept + shed).toBeGreaterThanOrEqual(READS);
    expect(kept + shed).toBeLessThanOrEqual(READS + 1);

    const event = await until('the event', async () => {
      const { body } = await api.operator.get(`${acme.base}/events?type=request_log.shed`).expect(200);
      return body.items[0] as { data: { count: number } } | undefined;
    });
    expect(event).toMatchObject({ severity: 'warning', data: { count: expect.any(Number) } });
    expect(event.data.count).toBeLessThanOrEqual(shed);
  });

  it('tells it at most once a minute', async () => {
    const log = api.app.get(RequestLog);
    const before = log.counts.shed;
    fill(log);
    await release();
    await until('the log to be written', () => log.counts.queued === 0);
    expect(log.counts.shed).toBeGreaterThan(before);
    const { body } = await api.operator.get(`${acme.base}/events?type=request_log.shed`).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('is written to the end when the process stops, and so is what was left out', async () => {
    const ending = await startApi(testEnvironment(api.database));
    const log = ending.get(RequestLog);
    await ApiClient.anonymous(ending).get('/v1/auth/me').expect(401);
    const from = number;
    fill(log);
    const closed = ending.close();
    await release();
    await closed;
    const { shed, lost, queued } = log.counts;
    expect([lost, queued]).toEqual([0, 0]);
    expect(await count(`substr(request_id, 9)::int > ${from}`)).toBe(READS - shed);
    const [{ total } = { total: 0 }] = await api.database.query<{ total: number }>(
      `select sum((data_json->>'count')::int)::int as total from event_log
       where type = 'request_log.shed' and created_at > now() - interval '1 hour'`,
    );
    expect(total).toBeGreaterThanOrEqual(shed);
  });

  it('counts what it could not write, and disturbs no answer', async () => {
    await release();
    const log = api.app.get(RequestLog);
    const { lost } = log.counts;
    await api.database.query('alter table request_log rename to request_log_away');
    await api.operator.get(`${acme.base}/policies`).expect(200);
    await until('the loss to be counted', () => log.counts.lost === lost + 1);
    await api.database.query('alter table request_log_away rename to request_log');
  });
});
