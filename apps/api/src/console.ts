import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** The same folder, seen from the sources or from dist. */
const FOLDER = existsSync(join(__dirname, '../../console'))
  ? join(__dirname, '../../console')
  : join(__dirname, '../../../../apps/console');

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Serves the page that an invite link opens. Its address holds the invite's token, so it is never sent on or kept. */
export function serveConsole(fastify: FastifyInstance): void {
  const page = readFileSync(join(FOLDER, 'invite.html'));
  const script = readFileSync(join(FOLDER, 'invite.js'));
  fastify.get('/console/invite/:token', (_, reply) => reply.headers(HEADERS).type('text/html').send(page));
  fastify.get('/console/invite.js', (_, reply) => reply.headers(HEADERS).type('text/javascript').send(script));
}
