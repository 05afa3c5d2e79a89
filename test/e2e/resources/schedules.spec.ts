import { Broadcast } from '@app/redis';
import { type ApiClient, until } from '@app/testing';
import { SCHEDULES_CHANGED } from '../../../libs/jobs/src/schedules/schedules-changed';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { makeKey, makeWorkspace, type TestWorkspace, told } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';
import { report } from '../../support/test-schedules';

interface Schedule {
  id: string;
  name: string;
}

interface Run {
  at: string;
  local: string;
}

const RULE = { jobType: report.type, payload: { name: 'daily' }, cron: '30 2 * * *' };
const FULL = {
  jobType: report.type,
  payload: { name: 'weekly', pages: 3 },
  cron: '0 9 * * 1',
  timezone: 'Europe/Berlin',
  overlap: 'queue',
  catchUp: 'all',
  jitterMs: 5_000,
  enabled: false,
};

describe('schedules', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let list: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    list = `${acme.base}/schedules`;
  });
  afterAll(() => api.stop());

  const make = (name: string, fields: object = {}) => api.operator.post(list, { name, ...RULE, ...fields });
  const made = async (name: string, fields?: object) => `${list}/${(await make(name, fields).expect(201)).body.id}`;
  const runs = async (url: string) => ((await api.operator.get(url).expect(200)).body as { items: Run[] }).items;

  it('take everything and have defaults where nothing is said', async () => {
    const { body, headers } = await make('Plain').expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Plain',
      ...RULE,
      timezone: 'UTC',
      overlap: 'skip',
      catchUp: 'none',
      jitterMs: 0,
      enabled: true,
      disabledReason: null,
      nextRunAt: expect.stringMatching(/T02:30:00.000Z$/),
      lastRunAt: null,
      lastJobId: null,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(Date.parse(body.nextRunAt as string)).toBeGreaterThan(Date.now());
    expect(headers.etag).toBe('"1"');
    expect((await api.operator.get(`${list}/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('keep what is said, with the names that the zones and fields have', async () => {
    expect((await make('Full', FULL).expect(201)).body).toMatchObject({ ...FULL, nextRunAt: null });
    const { body } = await make('Tidied', { cron: ' 0   9 * *  1 ', timezone: 'asia/calcutta' }).expect(201);
    expect(body).toMatchObject({ cron: '0 9 * * 1', timezone: 'Asia/Kolkata' });
  });

  it('change only in what is sent', async () => {
    const url = await made('Changing', FULL);
    const renamed = await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Changed' }).expect(200);
    expect(renamed.body).toMatchObject({ ...FULL, name: 'Changed', version: 2 });
    expectProblem(await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'Late' }), 412, 'stale_version');
    expectProblem(await api.operator.with({ 'if-match': '"1"' }).delete(url), 412, 'stale_version');
  });

  it('begin anew with another rule, and with no other change', async () => {
    const url = await made('Anew', { cron: '0 0 1 1 *' });
    const { nextRunAt } = (await api.operator.get(url)).body as { nextRunAt: string };
    await api.database.query(`update schedules set next_run_at = next_run_at - interval '1 day' where name = 'Anew'`);
    const pending = new Date(Date.parse(nextRunAt) - 86_400_000).toISOString();
    const same = await api.operator.patch(url, { jitterMs: 7, cron: '0 0 1 1 *', timezone: 'utc' }).expect(200);
    expect(same.body).toMatchObject({ jitterMs: 7, nextRunAt: pending });
    expect((await api.operator.patch(url, { timezone: 'Asia/Kolkata' }).expect(200)).body.nextRunAt).toMatch(
      /-12-31T18:30:00.000Z$/,
    );
  });

  it('are refused with all that is wrong', async () => {
    const answer = await make('', {
      jobType: 7,
      payload: [],
      cron: '0 0 0 * * *',
      timezone: '+02:00',
      overlap: 'both',
      catchUp: 'some',
      jitterMs: -1,
      enabled: 'yes',
    });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(
      ['catchUp', 'cron', 'enabled', 'jitterMs', 'jobType', 'name', 'overlap', 'payload', 'timezone'].sort(),
    );
    const { errors } = answer.body as { errors: { path: string; message: string }[] };
    expect(errors.find(({ path }) => path === 'cron')?.message).toMatch(/five fields .* without seconds/);
  });

  it('make jobs of types that may be made through the API', async () => {
    for (const jobType of ['no.type', 'test.note']) {
      const answer = await make('Unknown', { jobType });
      expectProblem(answer, 400, 'invalid_input');
      expect(badFields(answer)).toEqual(['jobType']);
      expect(answer.text).toContain(report.type);
    }
  });

  it('name every field of a payload that does not fit', async () => {
    const answer = await make('Unfit', { payload: { pages: 0, color: 'red' } });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['payload.color', 'payload.name', 'payload.pages']);
    const url = await made('Fit');
    const changed = await api.operator.patch(url, { payload: { name: 7 } });
    expectProblem(changed, 400, 'invalid_input');
    expect(badFields(changed)).toEqual(['payload.name']);
  });

  it('hold no secrets', async () => {
    const answer = await make('Secret', { payload: { name: `ghp_${'a1B2'.repeat(6)}` } });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(['payload.name']);
    expect(answer.text).not.toContain('ghp_');
  });

  it('ask for the permission of their job type too', async () => {
    const { client } = await makeKey(api, acme, ['schedules:read', 'schedules:write']);
    const url = await made('Of others');
    const lacking = [
      await client.post(list, { name: 'Mine', ...RULE }),
      await client.patch(url, { payload: { name: 'x' } }),
      await client.post(`${url}/trigger`),
    ];
    expect(lacking.map(told)).toEqual(Array(3).fill([403, 'permission_missing']));
    for (const answer of lacking) expect(answer.text).toContain('connectors:call');
    await client.patch(url, { name: 'Renamed by others' }).expect(200);
    const { client: allowed } = await makeKey(api, acme, ['schedules:write', 'connectors:call']);
    await allowed.post(list, { name: 'Mine', ...RULE }).expect(201);
  });

  it('have names of their own', async () => {
    await made('Taken');
    expectProblem(await make('Taken'), 409, 'name_taken');
    expectProblem(await api.operator.patch(await made('Other'), { name: 'Taken' }), 409, 'name_taken');
  });

  it('are as many as the installation allows each workspace, and no more', async () => {
    const full = await makeWorkspace(api, 'full');
    await api.database.query(
      `insert into schedules (id, tenant_id, name, job_type, cron, enabled, deleted_at)
       select gen_random_uuid(), $1, 'Schedule ' || n, $2, '0 2 * * *', false, case when n > 999 then now() end
       from generate_series(1, 1005) as n`,
      [full.id, report.type],
    );
    const last = await api.operator.post(`${full.base}/schedules`, { name: 'The last', ...RULE }).expect(201);
    const refused = await api.operator.post(`${full.base}/schedules`, { name: 'One more', ...RULE });
    expectProblem(refused, 409, 'too_many_schedules');
    expect(refused.text).toContain('SCHEDULES_MAX');
    await api.operator.delete(`${full.base}/schedules/${last.body.id}`).expect(204);
    await api.operator.post(`${full.base}/schedules`, { name: 'One more', ...RULE }).expect(201);
  });

  it('are listed page by page, with filters', async () => {
    for (const n of [1, 2, 3, 4, 5]) await made(`Listed ${n}`, { enabled: n > 2 });
    const names = (found: Schedule[]) => found.map(({ name }) => name).filter((name) => name.startsWith('Listed'));
    expect(names(await readAll<Schedule>(api.operator, list, 2))).toEqual([1, 2, 3, 4, 5].map((n) => `Listed ${n}`));
    expect(names(await readAll<Schedule>(api.operator, `${list}?enabled=true`, 2))).toEqual(
      [3, 4, 5].map((n) => `Listed ${n}`),
    );
    expect(names(await readAll<Schedule>(api.operator, `${list}?jobType=${report.type}`, 9))).toHaveLength(5);
    expect(await readAll<Schedule>(api.operator, `${list}?jobType=x.y`, 2)).toEqual([]);
  });

  it('are deleted, tick no more, and their name is free again', async () => {
    const url = await made('Short');
    await api.operator.delete(url).expect(204);
    expectProblem(await api.operator.get(url), 404, 'schedule_not_found');
    const rows = await api.database.query(`select next_run_at from schedules where name = 'Short'`);
    expect(rows).toEqual([{ next_run_at: null }]);
    await made('Short');
  });

  it('are paused and resumed, from then on', async () => {
    const url = await made('Paused');
    expect((await api.operator.post(`${url}/pause`).expect(200)).body).toMatchObject({
      enabled: false,
      nextRunAt: null,
    });
    await api.database.query(`update schedules set disabled_reason = 'x' where name = 'Paused'`);
    const { body } = await api.operator.post(`${url}/resume`).expect(200);
    expect(body).toMatchObject({ enabled: true, disabledReason: null, version: 3 });
    expect(Date.parse(body.nextRunAt as string)).toBeGreaterThan(Date.now());
  });

  // This process hears each message at once, and once more from Redis.
  it('tell other processes when they changed', async () => {
    const heard: string[] = [];
    const broadcast = api.app.get(Broadcast, { strict: false });
    const deafen = broadcast.subscribe(SCHEDULES_CHANGED, (id) => heard.push(id));
    await until('the subscription', async () => {
      await broadcast.publish(SCHEDULES_CHANGED, 'hello');
      return heard.length > 0;
    });
    const url = await made('Told');
    await api.operator.post(`${url}/pause`).expect(200);
    const id = url.split('/').at(-1) ?? '';
    await until('both messages', () => heard.filter((one) => one === id).length > 2);
    deafen();
  });

  it('are on record with what changed', async () => {
    const url = await made('Recorded');
    await api.operator.patch(url, { cron: '0 3 * * *' }).expect(200);
    await api.operator.post(`${url}/trigger`).expect(201);
    await api.operator.delete(url).expect(204);
    const id = url.split('/').at(-1);
    const rows = await api.database.query<{ action: string; diff_json: { path: string; value: unknown }[] }>(
      `select action, diff_json from operator_audit_log where resource_id = $1 order by created_at, id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'schedule.create',
      'schedule.update',
      'schedule.trigger',
      'schedule.delete',
    ]);
    expect(rows[1]?.diff_json).toEqual(
      expect.arrayContaining([expect.objectContaining({ op: 'replace', path: '/cron', value: '0 3 * * *' })]),
    );
    expect(rows[2]?.diff_json.map(({ path }) => path)).toEqual(expect.arrayContaining(['/lastJobId', '/lastRunAt']));
  });

  describe('that are triggered by hand', () => {
    const trigger = (url: string, as: ApiClient = api.operator) => as.post(`${url}/trigger`);

    it('make a job now, also while they are paused', async () => {
      const url = await made('By hand', { enabled: false, jitterMs: 3_600_000 });
      const { body } = await trigger(url).expect(201);
      const { jobId } = body as { jobId: string };
      const job = (await api.operator.get(`${acme.base}/jobs/${jobId}`).expect(200)).body;
      expect(job).toMatchObject({ type: report.type, status: 'queued', payload: RULE.payload });
      expect(Date.parse(job.runAt as string)).toBeLessThanOrEqual(Date.now() + 1_000);
      expect((await api.operator.get(url)).body).toMatchObject({ lastJobId: jobId, nextRunAt: null, version: 1 });
      const [run] = (await api.operator.get(`${url}/history`).expect(200)).body.items;
      expect(run).toMatchObject({ id: jobId, tickAt: null, status: 'queued', traceId: job.traceId });
      const events = await api.database.query(
        `select data_json ->> 'jobId' as id from event_log where type = 'schedule.triggered' and data_json ->> 'jobId' = $1`,
        [jobId],
      );
      expect(events).toHaveLength(1);
    });

    it('keep to their overlap policy', async () => {
      const skipping = await made('Skipping');
      const first = (await trigger(skipping).expect(201)).body as { jobId: string };
      const refused = await trigger(skipping);
      expectProblem(refused, 409, 'previous_run_unfinished');
      expect(refused.text).toContain(first.jobId);
      const cancelling = await made('Cancelling', { overlap: 'cancel_previous' });
      for (let n = 0; n < 2; n += 1) await trigger(cancelling).expect(201);
      const { items } = (await api.operator.get(`${cancelling}/history`).expect(200)).body as {
        items: { status: string }[];
      };
      expect(items.map(({ status }) => status)).toEqual(['queued', 'cancelled']);
    });

    it('do so once for one Idempotency-Key', async () => {
      const url = await made('Once', { overlap: 'queue' });
      const repeated = api.operator.with({ 'idempotency-key': 'trigger once' });
      const [one, other] = [await trigger(url, repeated).expect(201), await trigger(url, repeated).expect(201)];
      expect(one.body).toEqual(other.body);
      expect(await readAll(api.operator, `${url}/history`, 2)).toHaveLength(1);
    });

    it('have a history of pages', async () => {
      const url = await made('Often', { overlap: 'queue' });
      const ids = [];
      for (let n = 0; n < 5; n += 1) ids.push(((await trigger(url).expect(201)).body as { jobId: string }).jobId);
      const history = await readAll<{ id: string }>(api.operator, `${url}/history`, 2);
      expect(history.map(({ id }) => id)).toEqual(ids.reverse());
    });
  });

  describe('tell when they tick', () => {
    const AFTER = 'after=2026-10-24T12:00:00Z';
    const BERLIN = [
      { at: '2026-10-25T00:30:00.000Z', local: '2026-10-25T02:30:00+02:00' },
      { at: '2026-10-26T01:30:00.000Z', local: '2026-10-26T02:30:00+01:00' },
    ];

    it('in UTC and as the clocks there show it', async () => {
      const url = await made('Berlin', { timezone: 'Europe/Berlin' });
      const answer = await api.operator.get(`${url}/next-runs?count=2&${AFTER}`).expect(200);
      expect(answer.body).toEqual({ timezone: 'Europe/Berlin', items: BERLIN });
    });

    it('from now on, ten times, as they will', async () => {
      const url = await made('Soon', { cron: '*/7 * * * *' });
      const { nextRunAt } = (await api.operator.get(url)).body as { nextRunAt: string };
      const found = await runs(`${url}/next-runs`);
      expect(found).toHaveLength(10);
      expect(found.map(({ at }) => at)).toContain(nextRunAt);
    });

    it('before they are stored', async () => {
      const rule = { cron: RULE.cron, timezone: 'europe/berlin', count: 2, after: '2026-10-24T12:00:00Z' };
      const answer = await api.operator.post(`${list}/preview`, rule).expect(200);
      expect(answer.body).toEqual({ timezone: 'Europe/Berlin', items: BERLIN });
      const refused = await api.operator.post(`${list}/preview`, { cron: '* * *', timezone: 'Nowhere', count: 101 });
      expectProblem(refused, 400, 'invalid_input');
      expect(badFields(refused)).toEqual(['count', 'cron', 'timezone']);
    });
  });
});
