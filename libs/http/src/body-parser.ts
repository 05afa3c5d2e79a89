import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from './read-body';

export interface BodyLimits {
  /** Largest API body, in bytes. */
  readonly api: number;
  /** Largest webhook body, in bytes. */
  readonly hooks: number;
}

const HOOKS = '/hooks/';

type ParserDone = (error: Error | null, body?: unknown) => void;

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
  fastify.addContentTypeParser('application/json', (request, payload, done) => {
    read(request, payload, done, (body) => void json(request, body.toString('utf8'), done));
  });
  fastify.addContentTypeParser('*', (request, payload, done) => {
    read(request, payload, done, () => {
      const error = new Error('The API takes JSON: send Content-Type: application/json.');
      done(Object.assign(error, { statusCode: 415 }));
    });
  });

  function read(request: FastifyRequest, payload: Readable, done: ParserDone, parse: (body: Buffer) => void): void {
    const isHook = request.url.startsWith(HOOKS);
    readBody(payload, request.headers['content-length'], isHook ? limits.hooks : limits.api, (error, body) => {
      if (error) done(error);
      else if (isHook) done(null, body);
      else if (!body || body.length === 0) done(null, undefined);
      else parse(body);
    });
  }
}
