import { ApiClient, AppProcess, createTestDatabase, type TestDatabase, testEnvironment, until } from '@app/testing';
import { startDownload } from '../../support/download';
import { childrenOf, memoryOf } from '../../support/of-process';

/** The short form runs with every change; EXPORT_TEST=full exports a million. */
const ROWS = process.env.EXPORT_TEST === 'full' ? 1_000_000 : 150_000;
/** Of the process that exports: a million rows are more than 450 MB. */
const MAX_EXPORTING_MB = 150;
/** What the export may add to the api, which passes it on. */
const MAX_GROWTH_MB = 120;

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the export of a very long log', () => {
  let database: TestDatabase;
  let api: AppProcess;
  let base: string;
  let key: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await AppProcess.start('api', testEnvironment(database));
    const operator = await ApiClient.signedIn(api.url);
    const workspace = await operator.post('/v1/workspaces', { name: 'Long', slug: 'long' }).expect(201);
    base = `/v1/workspaces/${(workspace.body as { id: string }).id}`;
    const made = await operator.post(`${base}/api-keys`, { name: 'Export', permissions: ['audit:read'] }).expect(201);
    key = (made.body as { key: string }).key;
    const [last] = await database.query<{ sequence: string }>(
      `select max(sequence) as sequence from operator_audit_log where tenant_id is not null`,
    );
    await database.query(
      `insert into operator_audit_log (id, tenant_id, sequence, actor_type, actor_id, action, resource_type,
         resource_id, diff_json, ip, user_agent, trace_id, created_at, prev_hash, hash)
       select gen_random_uuid(), $1, n, 'user', 'someone', 'policy.update', 'policy', 'a policy',
         jsonb_build_array(jsonb_build_object('op', 'replace', 'path', '/name', 'value', 'policy ' || n)),
         '203.0.113.7', 'Test/1.0', md5(n::text), now() - interval '1 day', sha256('before'), sha256(n::text::bytea)
       from generate_series($2::bigint + 1, $3::bigint) n`,
      [base.split('/').at(-1), last?.sequence, ROWS],
    );
  }, 240_000);
  afterAll(async () => {
    await api.end('SIGKILL');
    await database.drop();
  });

  it(`of ${ROWS} rows takes no more memory than a page or two, however slowly it is read`, async () => {
    const before = memoryOf(api.pid);
    let [highest, exporting] = [0, 0];
    const samples = setInterval(() => {
      highest = Math.max(highest, memoryOf(api.pid).now);
      for (const pid of childrenOf(api.pid)) exporting = Math.max(exporting, memoryOf(pid).peak);
    }, 20);
    const startedAt = performance.now();
    try {
      // The export's own audit row comes on top: what is written from now on is not asked for.
      const end = encodeURIComponent(new Date().toISOString());
      const slow = await startDownload(`${api.url}${base}/audit/export?format=ndjson&until=${end}`, key);
      await until('the export to wait for its reader', async () => {
        const sql = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and state <> 'idle'`;
        return (await database.query(sql)).length === 0;
      });
      expect(await slow.countLines()).toBe(ROWS);
    } finally {
      clearInterval(samples);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    const growth = megabytes(highest - before.now);
    console.log(
      `${ROWS} rows in ${seconds.toFixed(1)} s; resident memory of the process that exports ${megabytes(exporting)} MB at ` +
        `most; of the api ${megabytes(before.now)} MB before, ${megabytes(highest)} MB at most (+${growth} MB)`,
    );
    expect(megabytes(exporting)).toBeLessThan(MAX_EXPORTING_MB);
    expect(exporting).toBeGreaterThan(0);
    expect(growth).toBeLessThan(MAX_GROWTH_MB);
  }, 240_000);
});
