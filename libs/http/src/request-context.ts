import { newId } from '@app/kernel';
import { formatTraceparent, isTracing, requestSpan, type Span, startTrace, withTrace } from '@app/observability';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** While spans are made; health checks, metrics and static pages have none. */
    span?: Span;
  }
}

const UNTRACED = /^\/(health|docs|metrics|console)(\/|$)/;

/** Gives every request its id and its place in a trace, before anything else happens, and tells both in the answer. */
export function useRequestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const header = request.headers.traceparent;
    const traceparent = Array.isArray(header) ? header[0] : header;
    const requestId = newId();
    const route = isTracing() ? request.routeOptions.url : undefined;
    if (isTracing() && !UNTRACED.test(route ?? '')) {
      const attributes = {
        'http.request.method': request.method,
        'http.route': route,
        'signalbox.request.id': requestId,
      };
      const name = route === undefined ? request.method : `${request.method} ${route}`;
      request.span = requestSpan({ name, kind: 'server', attributes }, traceparent, requestId);
    }
    const trace = request.span?.trace ?? startTrace(traceparent, requestId);
    reply.header('x-request-id', requestId).header('traceparent', formatTraceparent(trace));
    withTrace(trace, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    request.span?.set({ 'http.response.status_code': reply.statusCode });
    request.span?.end(reply.statusCode >= 500 ? (request.errorCode ?? String(reply.statusCode)) : undefined);
    done();
  });
}
