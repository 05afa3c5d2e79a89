/**
 * True of every job, and said wherever jobs are looked for by their trace: with it PostgreSQL sees that two indexes have them
 * all. `idx_jobs_resting_trace_id` leaves out those that run, so that a claim need not write to it; they are as many as the
 * workers have taken, and the index of leases has them.
 */
export const RESTS_OR_RUNS = `(status <> 'running' or status = 'running')`;
