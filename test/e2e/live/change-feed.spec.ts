import { ChangeFeed, CHANNEL, LISTENER_LOCK } from '@app/changes';
import { newId } from '@app/kernel';
import { createTestDatabase, idleWorker, type TestDatabase, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';

interface Told {
  workspaceId: string;
  changes: { kind: string; count: number; items: object[] }[];
}

describe('telling what changed', () => {
  const workspaceId = newId();
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let feed: ChangeFeed;
  let ear: Client;
  const told: Told[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await idleWorker(testEnvironment(database));
    feed = app.get(ChangeFeed);
    ear = new Client({ connectionString: database.url });
    await ear.connect();
    ear.on('notification', ({ payload = '{}' }) => told.push(JSON.parse(payload) as Told));
    await ear.query(`listen ${CHANNEL}`);
  });
  afterAll(async () => {
    await ear.end();
    await app.close();
    await database.drop();
  });

  const changesOf = (of: string) => told.filter((one) => one.workspaceId === of).flatMap(({ changes }) => changes);

  it('costs one notification, however much changes within a moment', async () => {
    await ear.query(`select pg_advisory_lock_shared($1::bigint)`, [LISTENER_LOCK]);
    for (let n = 0; n < 5_000; n++) feed.note(workspaceId, 'jobs', String(n), 'success');
    for (let n = 0; n < 5_000; n++) feed.note(workspaceId, 'inbox', String(n), 'received');
    await until('the message', () => changesOf(workspaceId).length > 0);
    expect(told).toHaveLength(1);
    expect(changesOf(workspaceId).map(({ kind, count }) => [kind, count])).toEqual([
      ['jobs', 5_000],
      ['inbox', 5_000],
    ]);
  });

  it('sends nothing while nobody listens, and begins again when somebody does', async () => {
    await ear.query(`select pg_advisory_unlock_shared($1::bigint)`, [LISTENER_LOCK]);
    const unheard = newId();
    const [{ now } = { now: new Date() }] = await database.query<{ now: Date }>(`select clock_timestamp() as now`);
    feed.note(unheard, 'jobs');
    await until('it to be looked at', async () => {
      const [row] = await database.query<{ seen: boolean }>(
        `select bool_or(query like '%pg_notify%') as seen from pg_stat_activity
         where datname = current_database() and query_start > $1 and state = 'idle'`,
        [now],
      );
      return row?.seen;
    });
    await ear.query(`select pg_advisory_lock_shared($1::bigint)`, [LISTENER_LOCK]);
    const heard = newId();
    await until('a message', () => {
      feed.note(heard, 'jobs');
      return changesOf(heard).length > 0;
    });
    expect(changesOf(unheard)).toEqual([]);
  });
});
