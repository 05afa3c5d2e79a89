/** A job that no worker has, that is not over and that nothing holds: one of those in `idx_jobs_waiting`. */
export const WAITING = 'lease_token is null and finished_at is null and held_by is null';

/**
 * The workspace of a job as `idx_jobs_waiting` has it: the same id, in words that no other index has. So no other can stand in
 * for that one. A plan is kept, and one made while hardly a job waits would as soon read all that a workspace has waiting
 * by another index, and sort it: thousands for each claim once a burst has come. `status`, which other indexes have, is not in
 * {@link WAITING} for the same reason.
 */
export const QUEUE = 'greatest(tenant_id, tenant_id)';
