import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** The same folder, seen from the sources or from dist. */
const FOLDER = existsSync(join(__dirname, '../../console'))
  ? join(__dirname, '../../console')
  : join(__dirname, '../../../../apps/console');

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Address of each file: pages for people without a session, who cannot do anything else yet. */
const FILES = {
  '/console/': 'sign-in.html',
  '/console/sign-in': 'sign-in.html',
  '/console/invite/:token': 'invite.html',
  '/console/sign-in.js': 'sign-in.js',
  '/console/invite.js': 'invite.js',
  '/console/api.js': 'api.js',
  '/console/page.css': 'page.css',
};

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Serves the sign-in page and the page behind an invite link, whose address is a secret: it is never sent on or kept. */
export function serveConsole(fastify: FastifyInstance): void {
  // Relative, for a proxy that adds a prefix.
  fastify.get('/console', (_, reply) => reply.redirect('console/'));
  for (const [url, file] of Object.entries(FILES)) {
    const content = readFileSync(join(FOLDER, file));
    const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    fastify.get(url, (_, reply) => reply.headers(HEADERS).type(type).send(content));
  }
}
