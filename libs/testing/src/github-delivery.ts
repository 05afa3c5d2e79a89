import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';

export interface GithubDelivery {
  readonly secret: string;
  readonly event?: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** Sends a webhook as GitHub does, signed by GitHub's own library, and checks the answer's status. */
export async function deliver(
  app: NestFastifyApplication,
  ingestKey: string,
  delivery: GithubDelivery,
  status = 202,
): Promise<Response> {
  const { secret, event = 'issues', id = randomUUID(), payload = { action: 'opened' } } = delivery;
  const { sign } = await import('@octokit/webhooks-methods');
  const body = JSON.stringify(payload);
  return request(app.getHttpServer())
    .post(`/hooks/${ingestKey}`)
    .set('content-type', 'application/json')
    .set('x-github-event', event)
    .set('x-github-delivery', id)
    .set('x-hub-signature-256', await sign(secret, body))
    .send(body)
    .expect(status);
}
