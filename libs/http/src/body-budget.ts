import { Unavailable } from '@app/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface BodyBudget {
  /** Bytes of webhook bodies that may be in memory at once. */
  readonly total: number;
  /** What a body may have that does not tell its length. */
  readonly longest: number;
}

const HOOKS = '/hooks/';
/** So small a body costs no more than the request it came with; how many of those may wait is bounded elsewhere. */
const SMALL = 16 * 1024;
/** What a body that does not tell its length is taken for: hardly any is longer, and a hundred at once must have room. */
const UNTOLD = 1024 * 1024;

/**
 * Refuses a webhook with 503 before its body is read when there is no room for it beside those that are on their way in:
 * also those whose bytes come slowly, or never.
 */
export function useBodyBudget(fastify: FastifyInstance, { total, longest }: BodyBudget): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    const bytes = request.url.startsWith(HOOKS) ? announced(request, longest) : 0;
    if (bytes <= SMALL) return done();
    if (underWay + bytes > total) {
      return done(new Unavailable('overloaded', 'Too much is on its way in; try again.', 1));
    }
    underWay += bytes;
    // Comes once, whether it was answered or the connection was lost.
    reply.raw.once('close', () => (underWay -= bytes));
    done();
  });
}

function announced({ headers }: FastifyRequest, longest: number): number {
  const length = headers['content-length'];
  if (length === undefined) return headers['transfer-encoding'] === undefined ? 0 : Math.min(UNTOLD, longest);
  // One that is longer than it may be is refused without being read.
  return Math.min(Number(length), longest);
}
