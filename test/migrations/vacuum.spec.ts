import { createTestDatabase } from '@app/testing';

it('leaves the pages of new bodies alone, of which an index never asks whether all may see them', async () => {
  const database = await createTestDatabase();
  const rows = await database.query<{ options: string[] | null }>(
    `select bodies.reloptions as options from pg_class inbox join pg_class bodies on bodies.oid = inbox.reltoastrelid
     where inbox.oid = 'webhook_inbox'::regclass`,
  );
  await database.drop();
  expect(rows).toEqual([{ options: ['autovacuum_vacuum_insert_threshold=-1'] }]);
});
