import pg from 'pg';
import { v7 as newId } from 'uuid';

/** The way of one event, each step in a transaction of its own, with the rows that the product writes. */
export class Store {
  readonly #pool: pg.Pool;

  /** @param connections as many as a process of the product has */
  constructor(databaseUrl: string, connections = 12) {
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  }

  /** Inbox row, job and event. @returns the job's id */
  accept(event: { source: Source; eventId: string; headers: object; body: Buffer }): Promise<string> {
    const { source, eventId, headers, body } = event;
    const [inboxId, jobId, traceId] = [newId(), newId(), newId().replaceAll('-', '')];
    return this.#transaction(async (tx) => {
      await tx.query(
        `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
           headers, payload_raw, trace_id) values ($1, $2, $3, 'github', $4, 'push', true, $5, $6, $7)`,
        [inboxId, source.workspaceId, source.connectorId, eventId, headers, body, traceId],
      );
      await tx.query(
        `insert into jobs (id, tenant_id, type, lane, max_attempts, payload_json, correlation_id, trace_id)
         values ($1, $2, 'webhook.process', 'high', 20, $3, $4, $5)`,
        [jobId, source.workspaceId, { inboxId }, inboxId, traceId],
      );
      await addEvent(tx, { tenantId: source.workspaceId, type: 'webhook.received', correlationId: inboxId, traceId });
      return jobId;
    });
  }

  /** Job `running` and its run. Nothing when another worker has it. */
  claim(jobId: string): Promise<Claimed | undefined> {
    return this.#transaction(async (tx) => {
      const { rows } = await tx.query<Claimed>(
        `update jobs set status = 'running', attempts = attempts + 1, lease_token = $2,
           lease_expires_at = now() + interval '30 seconds', updated_at = now()
         where id = $1 and status in ('queued', 'failed')
         returning id as "jobId", tenant_id as "tenantId", payload_json as payload, lease_token as "runId",
           correlation_id as "inboxId", trace_id as "traceId"`,
        [jobId, newId()],
      );
      const [job] = rows;
      if (!job) return undefined;
      await tx.query(
        `insert into runs (id, job_id, tenant_id, attempt, worker_id, trace_id) values ($1, $2, $3, 1, 'bench', $4)`,
        [job.runId, jobId, job.tenantId, job.traceId],
      );
      return job;
    });
  }

  /** A call for every route of the event's source. @returns their ids */
  route({ jobId, tenantId, inboxId, traceId }: Claimed): Promise<string[]> {
    return this.#transaction(async (tx) => {
      const { rows: routes } = await tx.query<{ id: string; destination: string; template: object }>(
        `select id, destination_connector_id as destination, request_template as template
         from routes where enabled and deleted_at is null
           and source_connector_id = (select connector_id from webhook_inbox where id = $1)`,
        [inboxId],
      );
      const calls = routes.map((route) => ({ id: newId(), route }));
      for (const { id, route } of calls) {
        await tx.query(
          `insert into jobs (id, tenant_id, type, max_attempts, payload_json, idempotency_key, parent_id, connector_id,
             correlation_id, trace_id) values ($1, $2, 'connector.call', 8, $3, $4, $5, $6, $7, $8)`,
          [id, tenantId, route.template, `${inboxId}:${route.id}`, jobId, route.destination, inboxId, traceId],
        );
      }
      await tx.query(`update webhook_inbox set status = 'processed', processed_at = now() where id = $1`, [inboxId]);
      await addEvent(tx, { tenantId, type: 'webhook.routed', correlationId: inboxId, traceId });
      return calls.map(({ id }) => id);
    });
  }

  async body(inboxId: string): Promise<Buffer> {
    const { rows } = await this.#pool.query<{ body: Buffer }>(
      `select payload_raw as body from webhook_inbox where id = $1`,
      [inboxId],
    );
    return rows[0]?.body ?? Buffer.alloc(0);
  }

  /** Job and run `success`, and the event. */
  settle({ jobId, runId, tenantId, inboxId, traceId }: Claimed): Promise<void> {
    return this.#transaction(async (tx) => {
      await tx.query(
        `update jobs set status = 'success', lease_token = null, lease_expires_at = null, finished_at = now(),
           updated_at = now() where id = $1 and lease_token = $2`,
        [jobId, runId],
      );
      await tx.query(`update runs set status = 'success', finished_at = now() where id = $1`, [runId]);
      await addEvent(tx, { tenantId, type: 'job.success', correlationId: inboxId, traceId });
    });
  }

  async logRequest(request: { tenantId: string; direction: 'in' | 'out'; operation: string; status: number }) {
    const { tenantId, direction, operation, status } = request;
    await this.#pool.query(
      `insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, operation, status,
         http_status, latency_ms) values ($1, $2, $3, $3, $4, 'bench', $5, 'success', $6, 1)`,
      [newId(), tenantId, newId(), direction, operation, status],
    );
  }

  async #transaction<T>(work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}

export interface Source {
  workspaceId: string;
  connectorId: string;
}

export interface Claimed {
  jobId: string;
  runId: string;
  tenantId: string;
  inboxId: string;
  traceId: string;
  payload: object;
}

async function addEvent(
  tx: pg.PoolClient,
  event: { tenantId: string; type: string; correlationId: string; traceId: string },
): Promise<void> {
  await tx.query(
    `insert into event_log (id, tenant_id, severity, type, message, correlation_id, trace_id)
     values ($1, $2, 'info', $3, $3, $4, $5)`,
    [newId(), event.tenantId, event.type, event.correlationId, event.traceId],
  );
}
