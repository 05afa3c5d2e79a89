import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NotFound } from '@app/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What `npm run build` makes, seen from dist or from the sources. */
export const CONSOLE_FOLDER = [join(__dirname, '../../console'), join(__dirname, '../../../dist/apps/console')].find(
  (folder) => existsSync(join(folder, 'assets')),
);

/** Scripts and styles of our own alone; the nonce is for the style elements that the interface library makes. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the admin console under `/console/`: files with a hash in their name for ever, and one page for every other
 * address, which the console itself understands. The address behind an invite link is a secret: it is never sent on
 * or kept.
 */
export async function serveConsole(fastify: FastifyInstance, folder = CONSOLE_FOLDER): Promise<void> {
  // Relative, for a proxy that adds a prefix.
  fastify.get('/console', (_, reply) => reply.redirect('console/'));
  const page = folder === undefined ? undefined : readFileSync(join(folder, 'index.html'), 'utf8');
  if (folder === undefined || page === undefined) return;
  await fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    serve: false, // one route for all: a route each, as `wildcard: false` makes them, were 388 to make at every start
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response) => {
      response.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`);
      response.header('x-content-type-options', 'nosniff');
    },
  });
  const icon = readFileSync(join(folder, 'icon.svg'));
  fastify.get('/console/icon.svg', (_, reply) => reply.type('image/svg+xml').send(icon));
  const assets = new Set(readdirSync(join(folder, 'assets')));
  fastify.get<{ Params: { '*': string } }>('/console/assets/*', (request, reply) => {
    if (!assets.has(request.params['*'])) throw new NotFound('file', request.url);
    return reply.sendFile(request.params['*']);
  });
  fastify.get('/console/*', (request, reply) => sendPage(request, reply, page));
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  const [path = ''] = request.url.split('?');
  // How far the address is below `/console/`: a relative way up works behind any prefix.
  const up = '../'.repeat(path.split('/').length - 3) || './';
  return reply
    .headers({
      'content-security-policy': policy(nonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .type('text/html')
    .send(page.replaceAll('="./', `="${up}`).replace('%NONCE%', nonce));
}
