import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@app/testing';
import { signalbox } from '../../support/command-line';
import { createPackagedDatabase, postgresTools } from '../../support/packaged-postgres';

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-backup-'));
  const file = (name: string) => join(folder, name);
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    database = await createPackagedDatabase();
    env = { DATABASE_URL: database.url, ...postgresTools() };
    expect((await signalbox(['migrate'], env)).exitCode).toBe(0);
    expect((await signalbox(['backup', '--to', file('whole.dump')], env)).exitCode).toBe(0);
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('overwrites nothing', async () => {
    const { exitCode, stderr } = await signalbox(['backup', '--to', file('whole.dump')], env);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is there already')]);
  });

  it('says what to install when there is no pg_dump as new as the server', async () => {
    const newer = await createTestDatabase(); // PostgreSQL 18, which comes without its tools
    const result = await signalbox(['backup', '--to', file('no.dump'), '--json'], { ...env, DATABASE_URL: newer.url });
    await newer.drop();
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stderr)).toMatchObject({
      error: { code: 'tools_missing', message: expect.stringMatching(/pg_dump of PostgreSQL \d+ or newer/) },
    });
    expect(readdirSync(folder)).toEqual(['whole.dump']);
  });

  it('is not made by a role that sees a part of the rows only', async () => {
    const outsider = `outsider_${Date.now()}`;
    await database.query(`create role ${outsider} login password '${outsider}'`);
    const url = Object.assign(new URL(database.url), { username: outsider, password: outsider }).href;
    const { exitCode, stderr } = await signalbox(['backup', '--to', file('no.dump')], { ...env, DATABASE_URL: url });
    await database.query(`drop role ${outsider}`);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('GRANT signalbox_system')]);
  });

  it('is restored over nothing that is there, unless the name of the database is typed', async () => {
    await database.query(`insert into workspaces (id, name, slug) values (gen_random_uuid(), 'After', 'after')`);
    const restore = (...more: string[]) => signalbox(['restore', file('whole.dump'), ...more], env);
    const name = new URL(database.url).pathname.slice(1);
    expect(await restore()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is not empty') });
    expect(await restore('--replace')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--confirm') });
    expect(await restore('--replace', '--confirm', 'other')).toMatchObject({ exitCode: 2 });
    expect(await database.query('select slug from workspaces')).toEqual([{ slug: 'after' }]);

    expect(await restore('--replace', '--confirm', name)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await database.query('select slug from workspaces')).toEqual([]);
  });

  it('that is none changes nothing', async () => {
    writeFileSync(file('broken.dump'), 'not a backup');
    const empty = await createPackagedDatabase();
    const { exitCode, stderr } = await signalbox(['restore', file('broken.dump')], { ...env, DATABASE_URL: empty.url });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('pg_restore failed')]);
    expect(await empty.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await empty.drop();
  });

  it('is not restored under processes that are running', async () => {
    const empty = await createPackagedDatabase();
    const running = `${empty.url}?application_name=signalbox`;
    const { Client } = await import('pg');
    const client = new Client({ connectionString: running });
    await client.connect();
    const { exitCode, stderr } = await signalbox(['restore', file('whole.dump')], { ...env, DATABASE_URL: empty.url });
    await client.end();
    await empty.drop();
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Stop the api and the workers')]);
  });
});
