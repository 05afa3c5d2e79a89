import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StorableTextPipe } from './storable-text.pipe';

export interface DirectRoute {
  /** As its controller declares it, such as `/hooks/:ingestKey`. */
  readonly url: string;
  /** Of an answer for which the handler sets no other. */
  readonly status: number;
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/**
 * Lets a POST route of a controller go straight to its handler, past guards, interceptors and the framework's own way
 * around them, which cost more than storing a webhook does. Only for a hot public route to which none of them applies:
 * its access rule and its documentation stay those of the controller. Errors become problem documents as everywhere.
 *
 * Call it before the routes are made.
 */
export function useDirectRoute(fastify: FastifyInstance, { url, status, handle }: DirectRoute): void {
  const storable = new StorableTextPipe();
  fastify.addHook('onRoute', (route) => {
    if (route.method !== 'POST' || route.url !== url) return;
    route.handler = (request, reply) => {
      storable.transform(request.params, { type: 'param' });
      void reply.status(status);
      handle(request, reply).then(
        (body) => reply.send(body),
        (error: unknown) => reply.send(error),
      );
    };
  });
}
