import { createTestDatabase, type TestDatabase } from '@app/testing';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

it('leaves the pages of new bodies alone, of which an index never asks whether all may see them', async () => {
  const rows = await database.query<{ options: string[] | null }>(
    `select bodies.reloptions as options from pg_class inbox join pg_class bodies on bodies.oid = inbox.reltoastrelid
     where inbox.oid = 'webhook_inbox'::regclass`,
  );
  expect(rows).toEqual([{ options: ['autovacuum_vacuum_insert_threshold=-1'] }]);
});

/** ANALYZE reads as many rows as the column needs that has most: one that is added without a target undoes it for all. */
it('reads few rows for the statistics of what grows with each event, in every column, index and partition', async () => {
  for (const table of ['event_log', 'request_log', 'runs']) {
    await database.query(`select ensure_monthly_partitions($1, '2034-01-01', 1)`, [table]);
  }
  const rows = await database.query<{ column: string }>(
    `with tables as (
       select oid from pg_class where relname in ('jobs', 'webhook_inbox')
       union all
       select inhrelid from pg_inherits
       where inhparent in ('event_log'::regclass, 'request_log'::regclass, 'runs'::regclass)
     ),
     sampled as (
       select attrelid, attnum from pg_attribute join tables on oid = attrelid where attnum > 0 and not attisdropped
       union all
       select indexrelid, position from pg_index join tables on oid = indrelid,
         unnest(indkey) with ordinality as key (attnum, position) where key.attnum = 0 -- an expression
     )
     select attrelid::regclass || '.' || attname as column
     from sampled join pg_attribute using (attrelid, attnum) where coalesce(nullif(attstattarget, -1), 100) > 20`,
  );
  expect(rows).toEqual([]);
});

it('takes no processor for itself to vacuum the jobs', async () => {
  const [jobs] = await database.query<{ options: string[] }>(
    `select reloptions as options from pg_class where oid = 'jobs'::regclass`,
  );
  expect(jobs?.options.filter((option) => option.includes('cost_delay'))).toEqual([]);
});
