import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DataSource } from 'typeorm';
import { isGenuine, listenLocally, rawServer } from '../../support/raw-hook.mts';
import { serve } from '../../support/serve.mts';
import { EventEntity, InboxEntity, JobEntity } from './entities.mts';

export interface TypeormSettings {
  databaseUrl: string;
  secret: string;
  workspaceId: string;
  connectorId: string;
}

/** As many as a process of the product has. */
const CONNECTIONS = 12;

/**
 * The usual way to take in a webhook: the same route and verification as the bare baseline, and then inbox row, job and
 * event through repositories in one transaction, committed before the 202. It rings no bell and logs no request.
 */
async function listen({ databaseUrl, secret, ...source }: TypeormSettings): Promise<string> {
  const entities = [InboxEntity, JobEntity, EventEntity];
  const database = new DataSource({ type: 'postgres', url: databaseUrl, poolSize: CONNECTIONS, entities });
  await database.initialize();
  const app = rawServer();
  app.post('/hooks/:ingestKey', async (request, reply) => {
    if (!isGenuine(request, secret)) return reply.code(401).send({ accepted: false });
    const id = await accept(database, source, request.headers, request.body as Buffer);
    return reply.code(202).send({ accepted: true, id });
  });
  return listenLocally(app);
}

/** @returns the inbox row's id */
async function accept(
  database: DataSource,
  { workspaceId: tenantId, connectorId }: { workspaceId: string; connectorId: string },
  headers: IncomingHttpHeaders,
  payload: Buffer,
): Promise<string> {
  const traceId = randomBytes(16).toString('hex');
  const eventId = String(headers['x-github-delivery']);
  return database.transaction(async (tx) => {
    const inbox = await tx.getRepository(InboxEntity).save({
      tenantId,
      connectorId,
      provider: 'github',
      eventId,
      eventType: String(headers['x-github-event']),
      signatureValid: true,
      receivedAt: new Date(),
      headers,
      payload,
      traceId,
    });
    await tx.getRepository(JobEntity).save({
      tenantId,
      type: 'webhook.process',
      lane: 'high',
      maxAttempts: 20,
      payload: { inboxId: inbox.id },
      correlationId: inbox.id,
      traceId,
    });
    await tx.getRepository(EventEntity).save({
      tenantId,
      severity: 'info',
      type: 'webhook.received',
      message: 'GitHub sent push',
      data: { inboxId: inbox.id, connectorId, eventId },
      correlationId: inbox.id,
      traceId,
    });
    return inbox.id;
  });
}

const methods = { listen };

export type TypeormApiMethods = typeof methods;

serve(methods);
