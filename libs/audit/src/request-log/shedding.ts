import type { RequestRecord } from './request-record';

/** Up to this fill of the queue everything is kept: a flush or two behind is everyday. */
const SHED_FROM = 0.1;
/** From this fill on nothing that can be shed is kept: the rest of the queue is for what must not be lost. */
const SHED_ALL = 0.5;

/**
 * Whether to keep a record while the database is behind. Successful reads go first, a growing part of them, so that
 * what is left still shows the traffic. Writes, refusals, failures and calls to third parties are always kept.
 *
 * @param fill of the queue, from 0 to 1
 * @param random a number in [0, 1); passed by tests
 */
export function keeps(
  { direction, operation, status }: Pick<RequestRecord, 'direction' | 'operation' | 'status'>,
  fill: number,
  random = Math.random(),
): boolean {
  const read = direction === 'in' && status === 'success' && /^(GET|HEAD) /.test(operation);
  return !read || random >= (fill - SHED_FROM) / (SHED_ALL - SHED_FROM);
}
