import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Stack } from '../../../tools/stack/stack.mts';
import type { Supervised } from '../../../tools/stack/supervise.mts';
import { createDatabase } from '../../support/bench-database.mts';
import { startRemote } from '../../support/remote.mts';
import type { TypeormApiMethods } from './api.mts';

/** The baseline in a database of its own, with the product's tables and indexes. */
export async function startTypeorm(
  run: Supervised,
  stack: Stack,
  secret: string,
): Promise<{ url: string; db: pg.Pool }> {
  const databaseUrl = await createDatabase(run, stack, 'bench_typeorm');
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  run.onStop(() => db.end());
  const [workspaceId, connectorId] = [randomUUID(), randomUUID()];
  await db.query(`insert into workspaces (id, name, slug) values ($1, 'Bench', 'bench')`, [workspaceId]);
  for (const table of ['webhook_inbox', 'jobs', 'event_log']) {
    await db.query(`alter table ${table} alter column id set default uuidv7()`);
  }
  const api = await startRemote<TypeormApiMethods>(run, join(import.meta.dirname, 'api.mts'));
  return { url: await api.call('listen', { databaseUrl, secret, workspaceId, connectorId }), db };
}
