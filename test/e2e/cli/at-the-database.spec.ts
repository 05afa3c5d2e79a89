import { randomBytes } from 'node:crypto';
import { SealedRows } from '@app/envelope';
import { ApiClient, createTestDatabase, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateSync } from 'otplib';
import { CliModule } from '../../../apps/cli/src/cli.module';
import { migrations } from '../../../migrations';
import { signalbox } from '../../support/command-line';

const ADA = { email: 'ada@example.test', password: 'a password of Ada' };

describe('at the database the command line', () => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  let api: NestFastifyApplication;
  beforeAll(async () => {
    database = await createTestDatabase();
    env = testEnvironment(database);
    api = await startApi(env);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const audited = () =>
    database.query(`select action, actor_type, actor_id, reason from operator_audit_log order by created_at, sequence`);

  it('makes an operator, who signs in, and says so in the audit log', async () => {
    const args = ['create', 'operator', ADA.email, '--password-stdin', '--reason', 'first day', '--json'];
    const made = await signalbox(args, env, { stdin: `${ADA.password}\n` });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).not.toContain(ADA.password);
    expect((await audited()).at(-1)).toMatchObject({
      action: 'user.create',
      actor_type: 'system',
      actor_id: expect.stringMatching(/^cli:./),
      reason: 'first day',
    });
    await ApiClient.signedIn(api, ADA);
    expect((await signalbox(args, env, { stdin: ADA.password })).exitCode).toBe(7);
  });

  it('makes a password where none is given, and takes none that is short', async () => {
    const made = await signalbox(['create', 'operator', 'bob@example.test', '--json'], env);
    const { email, password } = made.json<typeof ADA>();
    await ApiClient.signedIn(api, { email, password });
    const short = await signalbox(['create', 'operator', 'eve@example.test', '--password-stdin'], env, {
      stdin: 'short',
    });
    expect([short.exitCode, short.stderr]).toEqual([2, expect.stringContaining('12 to 200 characters')]);
  });

  it('lets somebody in again who has lost password and authenticator, and ends what was open', async () => {
    const ada = await ApiClient.signedIn(api, ADA);
    const { body } = await ada.post('/v1/auth/second-factor', { password: ADA.password }).expect(201);
    const code = generateSync({ secret: (body as { secret: string }).secret });
    await ada.post('/v1/auth/second-factor/confirm', { code }).expect(200);
    const args = ['reset', 'password', ADA.email, '--second-factor', '--reason', 'called back', '--json'];
    const reset = await signalbox(args, env, { stdin: '' });
    await ada.get('/v1/auth/me').expect(401);
    ADA.password = reset.json<typeof ADA>().password;
    await (await ApiClient.signedIn(api, ADA)).get('/v1/auth/me').expect(200);
    expect((await audited()).filter(({ action }) => action === 'user.reset_password')).toMatchObject([
      { actor_id: expect.stringMatching(/^cli:./), reason: 'called back' },
    ]);
    const nobody = await signalbox(['reset', 'password', 'nobody@example.test'], env);
    expect([nobody.exitCode, nobody.stderr]).toEqual([5, expect.stringContaining('there is nobody')]);
  });

  it('makes a workspace and its key, which opens that and nothing else', async () => {
    const workspace = await signalbox(['create', 'workspace', 'Acme Inc.', '--owner', ADA.email, '--json'], env);
    expect(workspace.json()).toMatchObject({ name: 'Acme Inc.', slug: 'acme-inc', env: 'production' });
    const key = await signalbox(
      ['create', 'key', 'ci', '--workspace', 'acme-inc', '--permission', 'jobs:read', 'events:read', '--json'],
      env,
    );
    const program = ApiClient.withKey(api, key.json<{ key: string }>().key);
    const base = `/v1/workspaces/${workspace.json<{ id: string }>().id}`;
    await program.get(`${base}/jobs`).expect(200);
    await program.get(`${base}/connectors`).expect(403);
    expect((await audited()).slice(-2)).toMatchObject([{ action: 'workspace.create' }, { action: 'api_key.create' }]);
  });

  it.each([
    [['create', 'workspace', 'Other', '--owner', 'nobody@example.test'], 5, '--owner: there is nobody'],
    [['create', 'workspace', 'Acme Inc.', '--owner', ADA.email], 7, 'is taken by another workspace'],
    [
      ['create', 'key', 'ci', '--workspace', 'nowhere', '--role', 'viewer'],
      5,
      '--workspace: there is no workspace nowhere',
    ],
  ])('ends %j with %i: %s', async (args, exitCode, message) => {
    expect(await signalbox(args, env)).toMatchObject({ exitCode, stderr: expect.stringContaining(message) });
  });

  it('brings every sealed value under the new master key, and says what comes next', async () => {
    const operator = await ApiClient.signedIn(api, ADA);
    const { body } = await operator.get('/v1/workspaces').expect(200);
    const base = `/v1/workspaces/${body.items[0].id}`;
    await operator.post(`${base}/secret-refs`, { name: 'token', provider: 'local', value: 'shh' }).expect(201);

    const next = { ...env, SIGNALBOX_MASTER_KEY: randomBytes(32).toString('base64') };
    const without = await signalbox(['rotate', 'master-key', '--status', '--json'], next);
    expect([without.exitCode, without.json().next]).toEqual([
      6,
      expect.stringContaining('SIGNALBOX_OTHER_MASTER_KEYS'),
    ]);

    const rotating = { ...next, SIGNALBOX_OTHER_MASTER_KEYS: env.SIGNALBOX_MASTER_KEY };
    const before = (await signalbox(['rotate', 'master-key', '--status', '--json'], rotating)).json();
    expect(before).toMatchObject({ complete: false, next: expect.stringContaining('Not done yet') });
    const rotated = (await signalbox(['rotate', 'master-key', '--json'], rotating)).json();
    expect(rotated).toMatchObject({ complete: true, next: expect.stringContaining('Take the former key out') });
    expect((await audited()).at(-1)).toMatchObject({ action: 'master-key.rewrap', actor_type: 'system' });
  });

  it('rotates whatever the api would', async () => {
    const cli = await NestFactory.createApplicationContext(CliModule, { logger: false });
    const names = (app: { get(type: typeof SealedRows): SealedRows }) =>
      app.get(SealedRows).tables.map(({ name }) => name);
    expect(names(cli).sort()).toEqual(names(api).sort());
    await cli.close();
  });

  it('finds a row of the audit log that somebody changed', async () => {
    const whole = await signalbox(['verify', 'audit', '--json'], env);
    expect([whole.exitCode, whole.json()]).toMatchObject([0, { ok: true }]);
    await database.query('alter table operator_audit_log disable trigger user');
    await database.query(`update operator_audit_log set reason = 'another' where action = 'workspace.create'`);
    const broken = await signalbox(['verify', 'audit'], env);
    expect([broken.exitCode, broken.stdout]).toEqual([
      6,
      expect.stringMatching(/acme-inc .*BROKEN at 1: hash_mismatch/),
    ]);
    const one = await signalbox(['verify', 'audit', '--workspace', 'installation', '--json'], env);
    expect([one.exitCode, one.json<{ logs: object[] }>().logs]).toMatchObject([0, [{ log: 'installation', ok: true }]]);
  });

  it('tells what is to be migrated, and stays out of a database that is not', async () => {
    const last = migrations.at(-1)?.name ?? '';
    await database.query('delete from migrations where name = $1', [last]);
    const check = await signalbox(['migrate', '--check', '--json'], env);
    expect([check.exitCode, check.json()]).toEqual([6, { pending: [last], newer: [] }]);
    const { exitCode, stderr } = await signalbox(['verify', 'audit'], env);
    expect([exitCode, stderr]).toEqual([6, expect.stringContaining('npx signalbox migrate')]);
    const id = Number(/\d+$/.exec(last)?.[0]);
    await database.query('insert into migrations (timestamp, name) values ($1, $2)', [id, last]);
  });
});
