import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

/** A Fastify server that leaves bodies as the bytes that were signed. */
export function rawServer(): FastifyInstance {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}

/** Whether GitHub's signature holds for the raw body. */
export function isGenuine({ headers, body }: FastifyRequest, secret: string): boolean {
  const expected = createHmac('sha256', secret)
    .update(body as Buffer)
    .digest();
  const given = Buffer.from(String(headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** @returns its URL */
export async function listenLocally(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
