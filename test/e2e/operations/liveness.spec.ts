import { ApiClient, createTestDatabase, startApi, type TestDatabase, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Probes } from '../../../libs/operations/src/liveness/probes';
import { restartProcess } from '../../../libs/operations/src/liveness/restart';

jest.mock('../../../libs/operations/src/liveness/restart', () => ({ restartProcess: jest.fn() }));

const TOKEN = 'a-token-for-prometheus';

describe('a process with a problem', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;
  let problem: jest.SpyInstance<string | undefined>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = { STALL_SECONDS: '1', SHUTDOWN_SECONDS: '7', METRICS_TOKEN: TOKEN };
    api = await startApi(testEnvironment(database, settings));
    problem = jest.spyOn(api.get(Probes, { strict: false }), 'problem');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const live = () => ApiClient.anonymous(api).get('/health/live');
  const stalledGauge = async () => {
    const { text } = await ApiClient.withKey(api, TOKEN).get('/metrics').expect(200);
    return /^signalbox_stalled (\d)$/m.exec(text)?.[1];
  };
  const looks = async (count: number) => {
    const before = problem.mock.calls.length;
    await until('some looks', () => problem.mock.calls.length >= before + count);
  };

  it('goes on when that passes', async () => {
    problem.mockReturnValueOnce('a moment of weakness');
    await looks(3);
    await live().expect(200, { status: 'ok' });
    expect(await stalledGauge()).toBe('0');
  });

  it('says so in its health, its metrics and the event log, and restarts once', async () => {
    problem.mockReturnValue('nothing goes on');
    await until('the restart', () => jest.mocked(restartProcess).mock.calls.length > 0);
    await live().expect(503, { status: 'stalled', reason: 'nothing goes on' });
    expect(await stalledGauge()).toBe('1');
    const events = await database.query(
      `select tenant_id, severity, data_json ->> 'reason' as reason from event_log where type = 'process.stalled'`,
    );
    expect(events).toEqual([{ tenant_id: null, severity: 'critical', reason: 'nothing goes on' }]);
    expect(jest.mocked(restartProcess).mock.calls).toEqual([[7]]);
  });
});
