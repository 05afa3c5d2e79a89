import { counter } from './metrics';

const removed = counter('signalbox_retention_removed_total', 'Rows that retention removed; of partitions, how many.', [
  'what',
]);

/** Counts what retention removed. */
export function countRemoved(
  what: 'jobs' | 'webhooks' | 'payloads' | 'blobs' | 'events' | 'requests' | 'partitions',
  count: number,
) {
  removed.inc({ what }, count);
}
