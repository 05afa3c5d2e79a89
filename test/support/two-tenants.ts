import { WORKSPACE_PERMISSIONS } from '@app/identity';
import { type ApiClient, createPipeline, deliver, type TestDatabase } from '@app/testing';
import type { ApiUnderTest } from './api-under-test';
import { join, makeKey } from './people';

/** A workspace with something of every kind in it, and its two callers. */
export interface Tenant {
  readonly id: string;
  readonly base: string;
  /** A program with every permission of a workspace. */
  readonly program: ApiClient;
  /** A person who owns this workspace and is in no other. */
  readonly owner: ApiClient;
  /** One id of each kind, by the part of the path that stands before it. */
  readonly ids: Readonly<Record<string, string>>;
}

export async function makeTenant(api: ApiUnderTest, name: string): Promise<Tenant> {
  const { app, database, operator } = api;
  const pipeline = await createPipeline(operator, { destinationUrl: 'http://127.0.0.1:9' });
  const { base, workspaceId: id } = pipeline;
  const workspace = { id, base };
  const owner = await join(api, workspace, { inviter: operator, role: 'owner', email: `${name}@example.com` });
  const key = await makeKey(api, workspace, WORKSPACE_PERMISSIONS);
  const receipt = await deliver(app, pipeline.ingestKey, { secret: pipeline.secret });
  const first = async (path: string) => {
    const answer = await operator.get(`${base}/${path}`).expect(200);
    return (answer.body as { items: { id: string }[] }).items[0]?.id ?? '';
  };
  const repeated = operator.with({ 'idempotency-key': `key of ${name}` });
  await repeated.post(`${base}/policies`, { name: 'repeated' }).expect(201);
  // A limit that nothing here reaches.
  await operator.put(`${base}/queue-controls`, { target: 'workspace', maxRunning: 1_000 }).expect(200);
  const jobId = await first('jobs');
  const { scheduleId, quarantinedId } = await fillTheRest(database, id, jobId, pipeline.sourceId);
  const receiptBody = receipt.body as { id: string; traceId: string };
  return {
    ...workspace,
    owner,
    program: key.client,
    ids: {
      connectors: pipeline.sourceId,
      policies: pipeline.policyId,
      'secret-refs': await first('secret-refs'),
      routes: pipeline.routeId,
      inbox: receiptBody.id,
      quarantine: quarantinedId,
      jobs: jobId,
      schedules: scheduleId,
      members: await first('members'),
      invites: await first('invites'),
      'api-keys': key.id,
      'queue-controls': await first('queue-controls'),
      traces: receiptBody.traceId,
    },
  };
}

/** Rows that no request of this API makes by itself, or not at once. @returns ids of some of them */
async function fillTheRest(
  database: TestDatabase,
  tenantId: string,
  jobId: string,
  connectorId: string,
): Promise<{ scheduleId: string; quarantinedId: string }> {
  await database.query(`insert into connector_tokens (connector_id, tenant_id, credential) values ($2, $1, '')`, [
    tenantId,
    connectorId,
  ]);
  const [schedule] = await database.query<{ id: string }>(
    `insert into schedules (id, tenant_id, name, job_type, cron)
     values (gen_random_uuid(), $1, 'nightly', 'x.y', '0 0 * * *') returning id`,
    [tenantId],
  );
  await database.query(
    `insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id) values (gen_random_uuid(), $2, $1, 1, 'w', 't')`,
    [tenantId, jobId],
  );
  await database.query(`insert into job_orders (id, tenant_id) values (gen_random_uuid(), $1)`, [tenantId]);
  await database.query(`insert into webhook_orders (id, tenant_id) values (gen_random_uuid(), $1)`, [tenantId]);
  await database.query(
    `insert into webhook_requests (id, tenant_id, payload_raw, received_at) values (gen_random_uuid(), $1, '', now())`,
    [tenantId],
  );
  await database.query(
    `insert into blobs (id, tenant_id, store, payload, bytes) values (gen_random_uuid(), $1, 'postgres', '', 0)`,
    [tenantId],
  );
  await database.query(
    `insert into traffic_rollups (tenant_id, resolution, subject_id, starts_at) values ($1, 'hour', $1, now())`,
    [tenantId],
  );
  const [quarantined] = await database.query<{ id: string }>(
    `insert into quarantined_webhooks (id, tenant_id, connector_id, ingest_key, reason, payload_raw, bytes, received_at,
       trace_id)
     values (gen_random_uuid(), $1, gen_random_uuid(), 'k', 'signature_mismatch', 'forged', 6, now(), 't') returning id`,
    [tenantId],
  );
  return { scheduleId: schedule?.id ?? '', quarantinedId: quarantined?.id ?? '' };
}

/** Every table that belongs to workspaces, with the column that names the workspace. */
export async function tenantTables(database: TestDatabase): Promise<{ name: string; column: string }[]> {
  return database.query<{ name: string; column: string }>(
    `select c.relname as name, case when c.relname = 'workspaces' then 'id' else a.attname::text end as column
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attname in ('tenant_id', 'workspace_id') and not attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and (c.relname = 'workspaces' or a.attname is not null)
     order by 1`,
  );
}

/** The content of every table as far as it belongs to the workspace, but for the logs of what happens by itself. */
export async function checksum(database: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const { name, column } of await tenantTables(database)) {
    if (name === 'request_log' || name === 'event_log') continue;
    const [row] = await database.query<{ sum: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
       from ${name} t where ${column} = $1`,
      [tenantId],
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}
