import { counter, currentTrace, durations } from '@app/observability';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestLog } from './request-log';

/** Health checks and static pages are noise, not requests anyone asks about. */
const UNRECORDED = /^\/(health|docs|metrics|console)(\/|$)/;

const requests = counter('signalbox_http_requests_total', 'Requests that were answered.', [
  'method',
  'route',
  'status',
]);
const seconds = durations('signalbox_http_request_seconds', 'Time until a request was answered.', ['area']);

/** Records every request once its answer is out: also refused ones, unknown routes and bodies that were too large. */
export function useRequestLog(fastify: FastifyInstance, requestLog: RequestLog): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: known } = request.routeOptions;
    const route = known ?? 'unknown route';
    if (!UNRECORDED.test(route)) {
      const { requestId = request.id, traceId } = currentTrace();
      requests.inc({
        method: known === undefined ? 'any' : request.method,
        route,
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      });
      seconds.observe({ area: route.startsWith('/hooks/') ? 'hooks' : 'api' }, reply.elapsedTime / 1_000);
      const key = request.headers['idempotency-key'];
      requestLog.record({
        workspaceId: request.scope?.workspaceId ?? request.logWorkspaceId,
        requestId,
        traceId,
        direction: 'in',
        ...actorOf(request),
        operation: `${request.method} ${route}`,
        status: reply.statusCode >= 500 ? 'failed' : reply.statusCode >= 400 ? 'refused' : 'success',
        httpStatus: reply.statusCode,
        latencyMs: reply.elapsedTime,
        idempotencyKey: typeof key === 'string' ? key.slice(0, 255) : undefined,
        errorCode: request.errorCode,
        at: new Date(),
      });
    }
    done();
  });
}

function actorOf(request: FastifyRequest): { actorType: string; actorId?: string } {
  const { actor } = request;
  return actor ? { actorType: actor.type, actorId: actor.id } : { actorType: 'anonymous' };
}
