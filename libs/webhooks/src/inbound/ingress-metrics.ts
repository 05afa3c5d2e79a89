import { DomainError } from '@app/kernel';
import { counter } from '@app/observability';

const rejected = counter('signalbox_webhooks_rejected_total', 'Requests to hook URLs that were not accepted.', [
  'reason',
]);

/** Counts why a request to a hook URL was not accepted: the code of the error, which is one of the code's own. */
export function countRejection(error: unknown): void {
  rejected.inc({ reason: error instanceof DomainError ? error.code : 'error' });
}
