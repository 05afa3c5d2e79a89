import { EventLog } from '@app/audit';
import { defineJob, ExternalJobs } from '@app/jobs';
import { newId, type WorkspaceScope } from '@app/kernel';
import { Broadcast } from '@app/redis';
import { until } from '@app/testing';
import { assert as check, asyncProperty, constantFrom, integer } from 'fast-check';
import { Recurrence } from '../../../libs/jobs/src/schedules/recurrence';
import { report, TestSchedules } from '../../support/test-schedules';

/** Its payload names a connector, as that of a call does. */
const callLike = defineJob<{ connectorId: string }>('test.call-like', {
  lane: 'bulk',
  maxAttempts: 1,
  external: { permission: 'connectors:call' },
  payload: { type: 'object', required: ['connectorId'], properties: { connectorId: { type: 'string' } } },
});

const at = (time: string) => new Date(`2026-06-01T${time}:00Z`);

describe('a schedule that is due', () => {
  let schedules: TestSchedules;
  let scope: WorkspaceScope;
  beforeAll(async () => {
    schedules = await TestSchedules.start();
    scope = await schedules.jobs.workspace();
  });
  afterEach(() => schedules.jobs.database.query('truncate jobs, runs, schedules, event_log'));
  afterAll(() => schedules.stop());

  it('makes a job that knows its schedule, and waits for the next tick', async () => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00') });
    await schedules.tickAt(at('10:00'));
    const [job, ...others] = await schedules.jobs.database.query('select * from jobs');
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      tenant_id: scope.workspaceId,
      type: report.type,
      lane: 'bulk',
      max_attempts: 3,
      payload_json: { name: 'daily' },
      schedule_id: id,
      correlation_id: id,
      ordering_key: `schedule:${id}`,
      idempotency_key: `schedule:${id}:2026-06-01T10:00:00.000Z`,
      run_at: at('10:00'),
      status: 'queued',
    });
    expect(await schedules.row(id)).toMatchObject({
      next_run_at: at('11:00'),
      last_run_at: at('10:00'),
      last_job_id: job?.id,
      version: 1,
    });
    const told = await schedules.jobs.database.query('select type, trace_id, correlation_id, data_json from event_log');
    expect(told).toEqual([
      {
        type: 'schedule.ticked',
        trace_id: job?.trace_id,
        correlation_id: id,
        data_json: { scheduleId: id, jobId: job?.id, type: report.type, tickAt: '2026-06-01T10:00:00.000Z' },
      },
    ]);
  });

  it('gives its job the connector and the attempts that its check names', async () => {
    const connectorId = newId();
    schedules.jobs.worker
      .get(ExternalJobs, { strict: false })
      .register(callLike, (_, payloads) =>
        Promise.resolve(
          payloads.map((payload) => ({ problems: [], connectorId: payload.connectorId, maxAttempts: 7 })),
        ),
      );
    const payload = { connectorId };
    const id = await schedules.make(scope, { nextRunAt: at('10:00'), jobType: callLike.type, payload });
    await schedules.tickAt(at('10:00'));
    expect(
      await schedules.jobs.database.query('select connector_id, max_attempts from jobs where schedule_id = $1', [id]),
    ).toEqual([{ connector_id: connectorId, max_attempts: 7 }]);
  });

  it('makes none before its time, and none twice', async () => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00') });
    await schedules.tickAt('2026-06-01T09:59:59.999Z');
    expect(await schedules.ticks(id)).toEqual([]);
    for (const time of ['10:00', '10:00', '10:59', '11:00']) await schedules.tickAt(at(time));
    expect(await schedules.ticks(id)).toEqual(['2026-06-01T10:00Z', '2026-06-01T11:00Z']);
  });

  it('puts its job off by its jitter, and not its tick', async () => {
    const ids = [];
    for (let n = 0; n < 20; n += 1) ids.push(await schedules.make(scope, { nextRunAt: at('10:00'), jitterMs: 60_000 }));
    await schedules.tickAt(at('10:00'));
    const delays = [];
    for (const id of ids) {
      const [job] = await schedules.made(id);
      delays.push((job?.run_at.getTime() ?? 0) - at('10:00').getTime());
      expect((await schedules.row(id)).next_run_at).toEqual(at('11:00'));
    }
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThanOrEqual(60_000);
    expect(new Set(delays).size).toBeGreaterThan(10);
  });

  it('makes one job however many tickers there are', async () => {
    const ids = [];
    for (let n = 0; n < 130; n += 1) ids.push(await schedules.make(scope, { nextRunAt: at('10:00') }));
    const tickers = Array.from({ length: 6 }, () => schedules.ticker());
    for (const time of ['10:00', '11:00', '12:00']) {
      schedules.clock.time = at(time);
      await Promise.all(tickers.map((ticker) => schedules.tickAt(at(time), ticker)));
    }
    for (const id of ids) {
      expect(await schedules.ticks(id)).toEqual(['10:00', '11:00', '12:00'].map((time) => `2026-06-01T${time}Z`));
    }
    expect(await schedules.jobs.database.query(`select from event_log where type = 'schedule.ticked'`)).toHaveLength(
      390,
    );
  });

  it('leaves its tick to another process when this one fails before the commit', async () => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00') });
    const failing = jest.spyOn(schedules.jobs.worker.get(EventLog), 'append').mockRejectedValueOnce(new Error('gone'));
    await expect(schedules.tickAt(at('10:00'))).rejects.toThrow('gone');
    failing.mockRestore();
    expect(await schedules.ticks(id)).toEqual([]);
    expect((await schedules.row(id)).next_run_at).toEqual(at('10:00'));
    await schedules.tickAt(at('10:00'));
    expect(await schedules.ticks(id)).toEqual(['2026-06-01T10:00Z']);
  });

  it('makes no second job for a tick that was taken before', async () => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00') });
    await schedules.tickAt(at('10:00'));
    await schedules.jobs.database.query('update schedules set next_run_at = $1', [at('10:00')]);
    await schedules.tickAt(at('10:00'));
    expect(await schedules.ticks(id)).toEqual(['2026-06-01T10:00Z']);
  });

  it.each([
    ['while it is paused', { enabled: false }, ''],
    ['once it is deleted', {}, `update schedules set deleted_at = now()`],
    ['in a deleted workspace', {}, `update workspaces set deleted_at = now()`],
  ])('makes no job %s', async (_, fields, change) => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00'), catchUp: 'all', ...fields });
    if (change) await schedules.jobs.database.query(change);
    await schedules.tickAt(at('10:00'));
    await schedules.jobs.database.query('update workspaces set deleted_at = null');
    expect(await schedules.ticks(id)).toEqual([]);
    expect(await schedules.ticker().untilNext()).toBe(change.includes('workspaces') ? 0 : undefined);
  });

  it('makes none while its workspace is disabled, and catches up after that as it would after any absence', async () => {
    const id = await schedules.make(scope, { nextRunAt: at('10:00'), catchUp: 'one' });
    await schedules.jobs.database.query(`update workspaces set status = 'disabled'`);
    await schedules.tickAt(at('12:30'));
    expect([await schedules.ticks(id), await schedules.ticker().untilNext()]).toEqual([[], undefined]);
    await schedules.jobs.database.query(`update workspaces set status = 'active'`);
    await schedules.tickAt(at('12:30'));
    expect(await schedules.ticks(id)).toEqual(['2026-06-01T12:00Z']);
  });

  describe('after an absence', () => {
    const missed = async (catchUp: 'none' | 'one' | 'all', now: string, more = {}) => {
      const id = await schedules.make(scope, { nextRunAt: at('10:00'), catchUp, ...more });
      await schedules.tickAt(now);
      return id;
    };

    it('goes on from now with none, and tells what it let go', async () => {
      const id = await missed('none', '2026-06-01T12:30:00Z');
      expect(await schedules.ticks(id)).toEqual([]);
      expect((await schedules.row(id)).next_run_at).toEqual(at('13:00'));
      expect(await schedules.events(id)).toEqual([
        {
          type: 'schedule.missed',
          severity: 'warning',
          data: {
            scheduleId: id,
            catchUp: 'none',
            dropped: 3,
            more: false,
            caughtUp: 0,
            since: '2026-06-01T10:00:00.000Z',
          },
        },
      ]);
    });

    it('takes a tick that is less than a minute late, with none too', async () => {
      expect(await schedules.ticks(await missed('none', '2026-06-01T12:00:59.999Z'))).toEqual(['2026-06-01T12:00Z']);
      expect(await schedules.ticks(await missed('none', '2026-06-01T12:01:00Z'))).toEqual([]);
    });

    it('makes one job for all, with one', async () => {
      const id = await missed('one', '2026-06-01T12:30:00Z');
      expect(await schedules.ticks(id)).toEqual(['2026-06-01T12:00Z']);
      expect((await schedules.events(id)).map(({ data }) => [data.dropped, data.caughtUp])).toEqual([[2, 1]]);
    });

    it('makes one job for each, oldest first, with all', async () => {
      const id = await missed('all', '2026-06-01T12:30:00Z');
      expect(await schedules.ticks(id)).toEqual(['10:00', '11:00', '12:00'].map((time) => `2026-06-01T${time}Z`));
      expect((await schedules.row(id)).last_run_at).toEqual(at('12:00'));
      expect(await schedules.events(id)).toEqual([]);
    });

    it('makes the last hundred, oldest first, and tells how many it dropped', async () => {
      const id = await missed('all', '2026-06-01T13:20:00Z', { cron: '* * * * *' });
      const ticks = await schedules.ticks(id);
      expect([ticks.length, ticks[0], ticks.at(-1)]).toEqual([100, '2026-06-01T11:41Z', '2026-06-01T13:20Z']);
      expect(ticks).toEqual([...ticks].sort());
      expect((await schedules.events(id)).map(({ data }) => [data.dropped, data.more])).toEqual([[101, false]]);
    });

    it('counts no further than it has to after a long one', async () => {
      const id = await missed('all', '2027-06-01T10:00:30Z', { cron: '* * * * *' });
      const ticks = await schedules.ticks(id);
      expect([ticks.length, ticks[0], ticks.at(-1)]).toEqual([100, '2027-06-01T08:21Z', '2027-06-01T10:00Z']);
      expect((await schedules.events(id)).map(({ data }) => [data.dropped, data.more])).toEqual([[400, true]]);
    });
  });

  describe('while its previous job is not finished', () => {
    const second = async (overlap: 'skip' | 'queue' | 'cancel_previous', status?: 'running' | 'success') => {
      const id = await schedules.make(scope, { nextRunAt: at('10:00'), overlap });
      await schedules.tickAt(at('10:00'));
      const [first] = await schedules.made(id);
      if (status) await schedules.setStatus(first?.id ?? '', status);
      await schedules.tickAt(at('11:00'));
      return { id, first: first?.id, made: await schedules.made(id) };
    };

    it.each(['queued', 'running'] as const)('skips the tick (%s), tells so, and goes on', async (status) => {
      const { id, first, made } = await second('skip', status === 'running' ? status : undefined);
      expect(made.map((job) => job.status)).toEqual([status]);
      expect((await schedules.row(id)).next_run_at).toEqual(at('12:00'));
      expect(await schedules.events(id)).toEqual([
        {
          type: 'schedule.skipped',
          severity: 'info',
          data: { scheduleId: id, ticks: ['2026-06-01T11:00:00.000Z'], unfinishedJobId: first },
        },
      ]);
      await schedules.setStatus(first ?? '', 'success');
      await schedules.tickAt(at('12:00'));
      expect(await schedules.ticks(id)).toEqual(['2026-06-01T10:00Z', '2026-06-01T12:00Z']);
    });

    it('queues the next one behind it', async () => {
      const { id, made } = await second('queue', 'running');
      expect(made.map((job) => [job.status, job.ordering_key])).toEqual([
        ['running', `schedule:${id}`],
        ['queued', `schedule:${id}`],
      ]);
    });

    it('cancels one that waits', async () => {
      const { made } = await second('cancel_previous');
      expect(made.map((job) => [job.status, job.finished_at !== null])).toEqual([
        ['cancelled', true],
        ['queued', false],
      ]);
      const told = await schedules.jobs.database.query(
        `select data_json ->> 'jobId' as id from event_log where type = 'job.cancelled'`,
      );
      expect(told).toEqual([{ id: made[0]?.id }]);
    });

    it('asks the workers to end one that runs', async () => {
      const heard: string[] = [];
      const deafen = schedules.jobs.worker.get(Broadcast).subscribe('job.cancel', (ids) => heard.push(ids));
      const { made, first } = await second('cancel_previous', 'running');
      expect(made.map((job) => [job.status, job.cancel_requested_at !== null])).toEqual([
        ['running', true],
        ['queued', false],
      ]);
      await until('the message', () => heard.length > 0);
      deafen();
      expect(new Set(heard)).toEqual(new Set([first]));
    });

    it.each(['skip', 'queue', 'cancel_previous'] as const)('minds no job that is finished (%s)', async (overlap) => {
      const { made } = await second(overlap, 'success');
      expect(made.map((job) => job.status)).toEqual(['success', 'queued']);
    });

    it.each([
      ['skip', ['2026-06-01T10:00Z'], 2],
      ['cancel_previous', ['2026-06-01T12:00Z'], 2],
      ['queue', ['2026-06-01T10:00Z', '2026-06-01T11:00Z', '2026-06-01T12:00Z'], 0],
    ] as const)('%s holds among the ticks that are caught up too', async (overlap, ticks, skipped) => {
      const id = await schedules.make(scope, { nextRunAt: at('10:00'), overlap, catchUp: 'all' });
      await schedules.tickAt(at('12:00'));
      expect(await schedules.ticks(id)).toEqual(ticks);
      const told = (await schedules.events(id)).flatMap(({ data }) => data.ticks as string[]);
      expect(told).toHaveLength(skipped);
    });
  });

  describe('and can make no job', () => {
    it.each([
      ['whose payload does not fit', { payload: { name: 7 } }, 'The payload does not fit test.report'],
      ['whose cron is none', { cron: '0 0 30 2 *' }, 'The cron expression 0 0 30 2 * names a time that never comes.'],
      ['whose time zone is gone', { timezone: 'Mars/Olympus' }, 'There is no time zone Mars/Olympus.'],
    ])('is disabled (%s), which is told, and stops no other', async (_, fields, reason) => {
      const bad = await schedules.make(scope, { nextRunAt: at('09:00'), catchUp: 'one', ...fields });
      const good = await schedules.make(scope, { nextRunAt: at('10:00') });
      await schedules.tickAt(at('10:00'));
      expect(await schedules.ticks(good)).toEqual(['2026-06-01T10:00Z']);
      expect(await schedules.ticks(bad)).toEqual([]);
      const stored = {
        enabled: false,
        next_run_at: null,
        version: 2,
        disabled_reason: expect.stringContaining(reason),
      };
      expect(await schedules.row(bad)).toMatchObject(stored);
      const told = await schedules.events(bad);
      expect(told.map(({ type, severity }) => [type, severity])).toEqual([['schedule.disabled', 'error']]);
    });

    it('is left to a worker that knows its job type, and disabled when there is none for an hour', async () => {
      const id = await schedules.make(scope, { nextRunAt: at('10:00'), jobType: 'test.gone', catchUp: 'one' });
      await schedules.tickAt('2026-06-01T11:00:00Z');
      expect([(await schedules.row(id)).enabled, await schedules.ticker().untilNext()]).toEqual([true, undefined]);
      await schedules.tickAt('2026-06-01T11:00:01Z');
      expect(await schedules.row(id)).toMatchObject({
        enabled: false,
        disabled_reason: 'There is no job type test.gone.',
      });
    });
  });

  it('tells how long it is until the next one', async () => {
    await schedules.make(scope, { nextRunAt: at('12:00') });
    await schedules.make(scope, { nextRunAt: at('10:00') });
    schedules.clock.time = at('09:30');
    expect(await schedules.ticker().untilNext()).toBe(30 * 60_000);
    await schedules.tickAt(at('10:00'));
    expect(await schedules.ticker().untilNext()).toBe(60 * 60_000);
  });

  it('does what its preview says, through changes of the clocks', async () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Beirut'];
    const crons = ['30 2 * * *', '0 0,2,3 * * *', '*/20 1-3 * * *', '15 */2 * * *', '0 23 * * *'];
    const changes = ['2026-02-14', '2026-03-07', '2026-03-21', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24'];
    await check(
      asyncProperty(
        constantFrom(...zones),
        constantFrom(...crons),
        constantFrom(...changes),
        integer({ min: 7, max: 59 }),
        async (timezone, cron, day, stepMinutes) => {
          const from = new Date(`${day}T12:00:00Z`);
          const recurrence = new Recurrence({ cron, timezone });
          const preview = recurrence.next(from, 12);
          const fields = { cron, timezone, catchUp: 'all', nextRunAt: recurrence.after(from) } as const;
          const id = await schedules.make(scope, fields);
          const end = (preview.at(-1) as Date).getTime();
          // A ticker that looks now and then, out of step with the ticks.
          for (let now = from.getTime(); now < end; now += stepMinutes * 60_000 * 7)
            await schedules.tickAt(new Date(now));
          await schedules.tickAt(new Date(end));
          const expected = preview.map((tick) => tick.toISOString().replace(':00.000Z', 'Z'));
          expect(await schedules.ticks(id)).toEqual(expected);
          await schedules.jobs.database.query('truncate schedules');
        },
      ),
      { seed: 20261122, numRuns: 25 },
    );
  });
});
