import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import { type AppUnderTest, serverOf } from './api-client';

export interface GithubDelivery {
  readonly secret: string;
  readonly event?: string;
  readonly id?: string;
  readonly payload?: unknown;
  /** The body as it is, instead of a payload. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a webhook as GitHub does, signed by GitHub's own library, and checks the answer's status unless any will do. */
export async function deliver(
  app: AppUnderTest,
  ingestKey: string,
  delivery: GithubDelivery,
  status: number | 'any' = 202,
): Promise<Response> {
  const { secret, event = 'issues', id = randomUUID(), payload = { action: 'opened' }, headers = {} } = delivery;
  const { sign } = await import('@octokit/webhooks-methods');
  const body = delivery.text ?? JSON.stringify(payload);
  const sent = request(serverOf(app))
    .post(`/hooks/${ingestKey}`)
    .set(headers)
    .set('content-type', 'application/json')
    .set('x-github-event', event)
    .set('x-github-delivery', id)
    .set('x-hub-signature-256', await sign(secret, body))
    .send(body);
  return status === 'any' ? sent : sent.expect(status);
}
