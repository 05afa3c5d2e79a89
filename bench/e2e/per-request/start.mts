import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Supervised } from '../../../tools/stack/supervise.mts';
import { startRemote } from '../../support/remote.mts';
import type { PerRequestApiMethods } from './api.mts';
import type { Source } from './store.mts';
import type { PerRequestWorkerMethods } from './worker.mts';

export interface PerRequestSettings {
  databaseUrl: string;
  redisUrl: string;
  secret: string;
  destination: string;
}

/** Api and worker of the baseline. @returns where its webhooks go */
export async function startPerRequest(
  run: Supervised,
  db: pg.Pool,
  settings: PerRequestSettings,
): Promise<{ url: string; path: string }> {
  const { databaseUrl, redisUrl, secret, destination } = settings;
  const source = await createRoute(db);
  const program = (name: string) => join(import.meta.dirname, name);
  const worker = await startRemote<PerRequestWorkerMethods>(run, program('worker.mts'));
  const api = await startRemote<PerRequestApiMethods>(run, program('api.mts'));
  await worker.call('start', { databaseUrl, redisUrl, destination });
  return { url: await api.call('listen', { databaseUrl, redisUrl, secret, source }), path: '/hooks/push' };
}

/** Workspace, connectors and route. */
async function createRoute(db: pg.Pool): Promise<Source> {
  const [workspaceId, connectorId, destinationId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(`insert into workspaces (id, name, slug) values ($1, 'Bench', 'bench')`, [workspaceId]);
  await db.query(
    `insert into connectors (id, tenant_id, type, name, ingest_key)
     values ($1, $3, 'github', 'Source', 'push'), ($2, $3, 'http', 'Destination', 'none')`,
    [connectorId, destinationId, workspaceId],
  );
  await db.query(
    `insert into routes (id, tenant_id, name, source_connector_id, event_types, destination_connector_id)
     values ($1, $2, 'Everything', $3, '{*}', $4)`,
    [randomUUID(), workspaceId, connectorId, destinationId],
  );
  return { workspaceId, connectorId };
}
