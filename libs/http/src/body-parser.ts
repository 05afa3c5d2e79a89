import type { FastifyInstance } from 'fastify';

export interface BodyLimits {
  /** Largest API body, in bytes. */
  readonly api: number;
  /** Largest webhook body, in bytes. */
  readonly hooks: number;
}

const HOOKS = '/hooks/';

/**
 * API bodies are parsed as JSON and nothing else is taken. Webhook bodies stay the exact bytes that were signed, of
 * whatever content type.
 */
export function useBodyParsers(fastify: FastifyInstance, limits: BodyLimits): void {
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = route.url.startsWith(HOOKS) ? limits.hooks : limits.api;
  });
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith(HOOKS)) done(null, body);
    else if (body.length === 0) done(null, undefined);
    else void json(request, body.toString('utf8'), done);
  });
  fastify.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith(HOOKS)) done(null, body);
    else if (body.length === 0) done(null, undefined);
    else {
      const error = new Error('The API takes JSON: send Content-Type: application/json.');
      done(Object.assign(error, { statusCode: 415 }));
    }
  });
}
