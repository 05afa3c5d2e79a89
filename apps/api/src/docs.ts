import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { CONSOLE_FOLDER } from './console';

const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));
/** What `npm run generate` makes, seen from the sources or from dist. */
const CONTRACT = [join(__dirname, '../../../openapi.json'), join(__dirname, '../../../../openapi.json')].find(
  existsSync,
);
const SERVED = new Set(['/swagger-ui-bundle.js', '/swagger-ui.css']);
const TYPES = { 'docs.js': 'text/javascript', 'docs.css': 'text/css' } as const;

/**
 * Serves Swagger UI under `/docs/`: its own files from where they are installed, and our page around them from the built
 * console. What it shows is `/openapi.json`, which was made from the code beforehand: no start waits for @nestjs/swagger.
 */
export async function serveDocs(fastify: FastifyInstance, folder = CONSOLE_FOLDER): Promise<void> {
  if (CONTRACT !== undefined) {
    const contract = readFileSync(CONTRACT);
    fastify.get('/openapi.json', (_, reply) => reply.type('application/json').send(contract));
  }
  // Relative, for a proxy that adds a prefix.
  fastify.get('/docs', (_, reply) => reply.redirect('docs/'));
  if (folder === undefined) return;
  const own = (name: string) => readFileSync(join(folder, 'docs', name), 'utf8');
  const page = own('index.html');
  fastify.get('/docs/', (_, reply) => reply.header('cache-control', 'no-cache').type('text/html').send(page));
  for (const [name, type] of Object.entries(TYPES)) {
    const text = own(name);
    fastify.get(`/docs/${name}`, (_, reply) => reply.header('cache-control', 'no-cache').type(type).send(text));
  }
  await fastify.register(fastifyStatic, {
    root: SWAGGER_UI,
    prefix: '/docs/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => SERVED.has(path),
  });
}
