import { idleWorker, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { RecordRetention } from '../../../libs/operations/src/retention/record-retention';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields } from '../../support/problems';

const DEFAULTS = { events: 90, requests: 90 };
const LOGS = ['event_log', 'request_log'] as const;

describe('the old record', () => {
  let api: ApiUnderTest;
  /** Put together, not started. */
  let worker: NestFastifyApplication;
  let acme: TestWorkspace;
  let globex: TestWorkspace;

  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await idleWorker(testEnvironment(api.database));
    [acme, globex] = [await makeWorkspace(api, 'acme'), await makeWorkspace(api, 'globex')];
    // Two years back, as if the installation had been running for so long.
    for (const table of [...LOGS, 'runs']) {
      await api.database.query(`select ensure_monthly_partitions($1, (now() - interval '24 months')::date, 24)`, [
        table,
      ]);
    }
  });
  beforeEach(async () => {
    await api.database.query(`truncate event_log, request_log, runs`);
    await api.database.query(`update workspaces set settings = '{}'`);
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  const prune = () => worker.get(RecordRetention, { strict: false }).prune();
  const keep = ({ base }: TestWorkspace, recordRetentionDays: object) =>
    api.operator.patch(base, { settings: { recordRetentionDays } });

  async function put({ id }: TestWorkspace, daysAgo: number, count = 1): Promise<void> {
    await api.database.query(
      `insert into event_log (id, tenant_id, severity, type, message, trace_id, created_at)
       select gen_random_uuid(), $1, 'info', 'test.put', 'x', 'trace', now() - make_interval(days => $2)
       from generate_series(1, $3)`,
      [id, daysAgo, count],
    );
    await api.database.query(
      `insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, operation, status, latency_ms,
         created_at)
       select gen_random_uuid(), $1, gen_random_uuid(), 'trace', 'out', 'job', 'GET /', 'success', 1,
         now() - make_interval(days => $2)
       from generate_series(1, $3)`,
      [id, daysAgo, count],
    );
  }
  /** Days since the rows that are left. */
  const left = async (table: (typeof LOGS)[number], { id }: TestWorkspace) =>
    (
      await api.database.query<{ days: number }>(
        `select distinct round(extract(epoch from now() - created_at) / 86400)::int as days from ${table}
         where tenant_id = $1 and trace_id = 'trace' order by 1`,
        [id],
      )
    ).map(({ days }) => days);
  const months = async (table: string) =>
    (
      await api.database.query<{ name: string }>(
        `select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
         where inhparent = $1::regclass order by 1`,
        [table],
      )
    ).map(({ name }) => name);
  const told = (type: string) =>
    api.database.query<{ tenant_id: string | null; data_json: Record<string, unknown> }>(
      `select tenant_id, data_json from event_log where type = $1 order by id`,
      [type],
    );

  it('goes month by month once no workspace keeps it, and so do runs', async () => {
    await put(acme, 400);
    await put(globex, 10);
    await prune();
    for (const table of LOGS) {
      expect(await left(table, acme)).toEqual([]);
      expect(await left(table, globex)).toEqual([10]);
      // 90 days are in four or five months; the next three and the default one are there as before.
      expect((await months(table)).length).toBeLessThanOrEqual(5 + 3 + 1);
      expect(await months(table)).toContain(`${table}_default`);
    }
    expect((await months('runs')).length).toBeLessThanOrEqual(6 + 3 + 1);
    const dropped = await told('partition.dropped');
    expect(dropped.length).toBeGreaterThan(50);
    expect(dropped[0]).toEqual({
      tenant_id: null,
      data_json: {
        table: 'event_log',
        partition: expect.stringMatching(/^event_log_\d{4}_\d{2}$/),
        rows: 0,
        bytes: expect.any(Number),
      },
    });
    const orphans = await api.database.query(
      `select from pg_class where relname ~ '^(event_log|request_log|runs)_\\d' and not relispartition and relkind = 'r'`,
    );
    expect(orphans).toEqual([]);
  });

  it('goes row by row where one workspace keeps it longer than another', async () => {
    await keep(acme, { events: 7, requests: 30 }).expect(200);
    await keep(globex, { events: 365 }).expect(200);
    for (const days of [3, 20, 60, 80]) await put(acme, days);
    await put(globex, 80);
    await prune();
    expect(await left('event_log', acme)).toEqual([3]);
    expect(await left('request_log', acme)).toEqual([3, 20]);
    expect(await left('event_log', globex)).toEqual([80]);
    expect(await told('record.pruned')).toEqual([
      { tenant_id: acme.id, data_json: { events: 3, requests: 2, days: { events: 7, requests: 30 } } },
    ]);
  });

  it('goes in batches, however much it is', async () => {
    await keep(acme, { events: 1 }).expect(200);
    await put(acme, 2, 2_500);
    await prune();
    expect(await left('event_log', acme)).toEqual([]);
    expect((await told('record.pruned'))[0]?.data_json).toMatchObject({ events: 2_500 });
  });

  it('goes also where it came with a time that has no month', async () => {
    await put(acme, 3_000);
    await prune();
    expect(await left('event_log', acme)).toEqual([]);
  });

  it('keeps nobody waiting: a month whose table is in use stays for now', async () => {
    await api.database.query(`select ensure_monthly_partitions('event_log', '2001-01-01', 1)`);
    const reader = new Client({ connectionString: api.database.url });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select from event_log limit 1');
    const detach = `select detach_oldest_partition('event_log', now(), 20)`;
    await expect(api.database.query(detach)).rejects.toMatchObject({ code: '55P03' });
    await reader.query('commit');
    await reader.end();
    await prune();
    expect(await months('event_log')).not.toContain('event_log_2001_01');
  });

  it('never means the audit log, the inbox or a month that is not over', async () => {
    for (const table of ['operator_audit_log', 'webhook_inbox']) {
      await expect(api.database.query(`select detach_oldest_partition($1, now(), 20)`, [table])).rejects.toThrow(
        'is kept',
      );
      await expect(api.database.query(`select drop_detached_partition($1)`, [table])).rejects.toThrow('is kept');
    }
    const before = await months('runs');
    await api.database.query(`select detach_oldest_partition('runs', 'infinity', 20)`);
    const current = `runs_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;
    for (let left = before.length; left > 0; left -= 1) {
      await api.database.query(`select detach_oldest_partition('runs', 'infinity', 20)`);
    }
    expect(await months('runs')).toContain(current);
  });

  it('is kept as the workspace says, within bounds', async () => {
    expect((await api.operator.get(acme.base)).body.settings).toMatchObject({ recordRetentionDays: DEFAULTS });
    await keep(acme, { events: 10 }).expect(200);
    expect((await api.operator.get(acme.base)).body.settings.recordRetentionDays).toEqual({ ...DEFAULTS, events: 10 });
    const refused = await keep(acme, { events: 0, requests: 1.5 }).expect(400);
    expect(badFields(refused)).toEqual(
      expect.arrayContaining(['settings.recordRetentionDays.events', 'settings.recordRetentionDays.requests']),
    );
  });
});
