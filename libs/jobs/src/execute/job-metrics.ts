import { counter, durations, gauge, sizes } from '@app/observability';

/** Job types come from the code, so their number is bounded. */
export const attempts = counter(
  'signalbox_job_attempts_total',
  'Attempts that ended: success, retry, dead, snoozed, cancelled, or lost with their worker.',
  ['type', 'outcome'],
);
export const handlerSeconds = durations('signalbox_job_handler_seconds', 'Time of one attempt in its handler.', [
  'type',
]);
export const claimSizes = sizes('signalbox_claim_jobs', 'Jobs that one claim took; a claim may find none.', ['lane']);
export const claimSeconds = durations('signalbox_claim_seconds', 'Time of one claim.', ['lane']);
export const claimFailures = counter('signalbox_claim_failures_total', 'Claims that failed.', ['lane']);
export const slots = gauge('signalbox_job_slots', 'Jobs that this worker runs at once at most.', ['lane']);
export const busySlots = gauge('signalbox_jobs_held', 'Jobs that this worker has claimed and not settled.', ['lane']);
export const leasesLost = counter('signalbox_leases_lost_total', 'Leases that ran out while this worker had the job.');

/** How an attempt ended, in the words of the metric. */
export function outcomeLabel(jobStatus: string): string {
  if (jobStatus === 'failed') return 'retry';
  return jobStatus === 'queued' ? 'snoozed' : jobStatus;
}
