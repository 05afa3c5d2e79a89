import type { Settings } from '@app/config';
import { systemClock, type WorkspaceScope } from '@app/kernel';
import { Broadcast } from '@app/redis';
import { until } from '@app/testing';
import { type DueSchedules } from '../../../libs/jobs/src/schedules/due-schedules';
import { ScheduleTicker } from '../../../libs/jobs/src/schedules/schedule-ticker';
import { SCHEDULES_CHANGED } from '../../../libs/jobs/src/schedules/schedules-changed';
import { TestSchedules } from '../../support/test-schedules';

const NO_SWEEP = 3_600;

describe('a ticker', () => {
  let schedules: TestSchedules;
  let scope: WorkspaceScope;
  let tickers: ScheduleTicker[] = [];
  beforeAll(async () => {
    schedules = await TestSchedules.start(systemClock);
    scope = await schedules.jobs.workspace();
  });
  afterEach(async () => {
    await Promise.all(tickers.map((ticker) => ticker.beforeApplicationShutdown()));
    tickers = [];
    await schedules.jobs.database.query('truncate jobs, runs, schedules, event_log');
  });
  afterAll(() => schedules.stop());

  function ticker(sweepSeconds: number, due: DueSchedules = schedules.ticker()): ScheduleTicker {
    const settings = { WORKER_SWEEP_SECONDS: sweepSeconds } as Settings;
    const made = new ScheduleTicker(due, schedules.jobs.worker.get(Broadcast), settings);
    tickers.push(made);
    return made;
  }

  /** It has looked around and sleeps. */
  async function asleep(sweepSeconds: number): Promise<ScheduleTicker> {
    const made = ticker(sweepSeconds);
    made.onApplicationBootstrap();
    await made.look();
    return made;
  }

  const broadcast = () => schedules.jobs.worker.get(Broadcast);
  const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);
  const tick = (id: string) => until('the job', async () => (await schedules.made(id))[0]);

  it('takes what is due when it starts', async () => {
    const id = await schedules.make(scope, { nextRunAt: soon(-1_000) });
    ticker(NO_SWEEP).onApplicationBootstrap();
    await tick(id);
  });

  it('wakes when the next schedule is due, long before the sweep', async () => {
    const nextRunAt = soon(1_500);
    const id = await schedules.make(scope, { nextRunAt });
    await asleep(NO_SWEEP);
    await tick(id);
    expect(Date.now()).toBeGreaterThanOrEqual(nextRunAt.getTime());
  });

  it('notices what another process has made', async () => {
    await asleep(NO_SWEEP);
    const id = await schedules.make(scope, { nextRunAt: soon(500) });
    await until('the ticker to hear and take it', async () => {
      await broadcast().publish(SCHEDULES_CHANGED, id);
      return (await schedules.made(id)).length > 0;
    });
  });

  it('finds by the sweep what no message told', async () => {
    await asleep(1);
    await tick(await schedules.make(scope, { nextRunAt: soon(-1_000) }));
  });

  it('goes on after a look that failed', async () => {
    const due = schedules.ticker();
    const failing = jest.spyOn(due, 'tick').mockRejectedValueOnce(new Error('the database is away'));
    const id = await schedules.make(scope, { nextRunAt: soon(-1_000) });
    ticker(1, due).onApplicationBootstrap();
    await tick(id);
    expect(failing.mock.calls.length).toBeGreaterThan(1);
  });

  it('takes nothing more once it is stopped', async () => {
    const stopped = await asleep(1);
    await stopped.beforeApplicationShutdown();
    const id = await schedules.make(scope, { nextRunAt: soon(-1_000) });
    await stopped.look();
    expect(await schedules.made(id)).toEqual([]);
  });

  it('shares what is due with all others: one job each', async () => {
    const ids = [];
    for (let n = 0; n < 60; n += 1) ids.push(await schedules.make(scope, { nextRunAt: soon(700) }));
    await Promise.all([1, 2, 3, 4].map(() => asleep(1)));
    for (const id of ids) await tick(id);
    await Promise.all(tickers.map((one) => one.look()));
    for (const id of ids) expect(await schedules.made(id)).toHaveLength(1);
  });
});
