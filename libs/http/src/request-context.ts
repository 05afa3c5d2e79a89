import { newId } from '@app/kernel';
import { formatTraceparent, startTrace, withTrace } from '@app/observability';
import type { FastifyInstance } from 'fastify';

/** Gives every request its id and its place in a trace, before anything else happens, and tells both in the answer. */
export function useRequestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const header = request.headers.traceparent;
    const trace = startTrace(Array.isArray(header) ? header[0] : header, newId());
    reply.header('x-request-id', trace.requestId).header('traceparent', formatTraceparent(trace));
    withTrace(trace, done);
  });
}
