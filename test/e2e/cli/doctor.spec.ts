import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { examine, type Finding } from '@app/operations';
import { createEmptyDatabase, createTestDatabase, type TestDatabase, testEnvironment } from '@app/testing';
import { clockFindings } from '../../../libs/operations/src/doctor/clocks.check';
import { migrations } from '../../../migrations';
import { signalbox } from '../../support/command-line';

const root = join(__dirname, '../../..');
const names = migrations.map(({ name }) => name);

describe('the doctor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-doctor-'));
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const look = async (more: NodeJS.ProcessEnv = {}) =>
    examine({ env: testEnvironment(database, more), migrations: names, folder });
  const of = (findings: Finding[], check: string) => findings.filter((finding) => finding.check === check);

  it('looks at everything, and finds a sound installation sound', async () => {
    const findings = await look();
    const checks = new Set(findings.map(({ check }) => check));
    for (const check of [
      'configuration',
      'database.version',
      'database.connections',
      'database.migrations',
      'roles.login',
      'roles.member',
      'roles.row_level_security',
      'redis.version',
      'redis.eviction',
      'redis.latency',
      'clocks.postgresql',
      'clocks.redis',
      'public_url.address',
      'public_url.answers',
      'host.disk',
      'host.files',
    ]) {
      expect(checks).toContain(check);
    }
    // The servers of tests trade safety for speed, and tests are no production.
    const known = [
      'database.durability',
      'configuration.mode',
      'configuration.bootstrap',
      'public_url.answers',
      'host.disk',
    ];
    expect(findings.filter(({ status, check }) => status !== 'ok' && !known.includes(check))).toEqual([]);
    expect(findings.filter(({ status, fix }) => status !== 'ok' && !fix)).toEqual([]);
    expect(of(findings, 'database.durability').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('fsync is off'),
    );
  });

  it('goes on looking when settings are wrong, and names each', async () => {
    const findings = await look({ WORKER_CONCURRENCY: 'many', LOG_LEVEL: 'loud' });
    expect(of(findings, 'configuration').map(({ message }) => message.split(':')[0])).toEqual([
      'LOG_LEVEL',
      'WORKER_CONCURRENCY',
    ]);
    expect(of(findings, 'database.version')).toMatchObject([{ status: 'ok' }]);
  });

  it('tells which server is away, without a password', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    const findings = await look({
      DATABASE_URL: 'postgres://signalbox:hunter2@127.0.0.1:1/x',
      REDIS_URL: 'redis://:hunter2@127.0.0.1:1',
      PUBLIC_URL: 'http://10.255.255.1.example.invalid',
    });
    silent.close();
    for (const check of ['database.reachable', 'redis.reachable', 'public_url.address']) {
      expect(of(findings, check)).toMatchObject([{ status: 'error' }]);
    }
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it.each([
    ['is away', () => 'postgres://signalbox:hunter2@127.0.0.1:1/x', 'replica.reachable'],
    ['is no replica', () => database.url, 'replica.standby'],
  ])('warns of a read replica that %s', async (_what, url, check) => {
    const findings = await look({ DATABASE_REPLICA_URL: url() });
    expect(of(findings, check)).toMatchObject([
      { status: 'warning', fix: expect.stringContaining('DATABASE_REPLICA_URL') },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('says what it found, and nothing beside it, when Redis is away', async () => {
    const env = { ...process.env, ...testEnvironment(database, { REDIS_URL: 'redis://127.0.0.1:1' }) };
    const run = promisify(execFile)(process.execPath, ['bin/signalbox.mjs', 'doctor'], { cwd: root, env });
    const { stdout, stderr } = await run.catch((failed: { stdout: string; stderr: string }) => failed);
    expect(stdout).toMatch(/✗ redis.reachable: /);
    expect(stderr).toBe('');
  });

  it('finds a table that row-level security does not bind, and a role outside of the groups', async () => {
    await database.query('alter table connectors no force row level security');
    const [open] = of(await look(), 'roles.row_level_security');
    await database.query('alter table connectors force row level security');
    expect(open).toMatchObject({ status: 'error', message: expect.stringContaining('connectors') });

    const login = `outsider_${Date.now()}`;
    await database.query(`create role ${login} login nosuperuser password '${login}'`);
    await database.query(`grant select on migrations to ${login}`);
    const url = Object.assign(new URL(database.url), { username: login, password: login }).href;
    const findings = await look({ DATABASE_URL: url });
    await database.query(`revoke select on migrations from ${login}`);
    await database.query(`drop role ${login}`);
    expect(of(findings, 'roles.member')).toMatchObject([
      { status: 'error', fix: expect.stringContaining(`GRANT signalbox_request, signalbox_system TO ${login}`) },
    ]);
    expect(of(findings, 'roles.owner')).toMatchObject([{ status: 'error' }]);
  });

  it('says how to migrate', async () => {
    const empty = await createEmptyDatabase();
    const findings = await look({ DATABASE_URL: empty.url });
    await empty.drop();
    expect(of(findings, 'database.migrations')).toMatchObject([{ status: 'error', fix: 'Run: npx signalbox migrate' }]);
  });

  it.each([
    [200, 'ok'],
    [5_000, 'warning'],
    [-60_000, 'error'],
  ])('takes a clock that is %i ms ahead for: %s', async (ahead, status) => {
    const [finding] = await clockFindings('Redis', () => Promise.resolve(Date.now() + ahead));
    expect(finding?.status).toBe(status);
  });

  it('finds a file with secrets that others can read', async () => {
    writeFileSync(join(folder, '.env'), 'SIGNALBOX_MASTER_KEY=x');
    chmodSync(join(folder, '.env'), 0o644);
    const secrets = join(folder, 'secrets');
    mkdirSync(secrets, { mode: 0o755 });
    const found = of(await look({ SECRETS_FILE_FOLDER: `${secrets}/{workspace}` }), 'host.files');
    expect(found.map(({ fix }) => fix)).toEqual([`chmod 600 ${join(folder, '.env')}`, `chmod 700 ${secrets}/`]);
    chmodSync(join(folder, '.env'), 0o600);
    chmodSync(secrets, 0o700);
    expect(of(await look(), 'host.files')).toMatchObject([{ status: 'ok' }]);
  });

  it('ends with 6 for an error, and shows the fix under it', async () => {
    const { exitCode, stdout } = await signalbox(['doctor'], testEnvironment(database));
    expect([exitCode, stdout]).toEqual([6, expect.stringMatching(/✗ database.durability: .*\n {4}→ ALTER SYSTEM SET/)]);
  });
});
