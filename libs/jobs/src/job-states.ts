/** States of a job. `failed`: the last attempt failed and the next is scheduled. `dead`: no attempt is left. */
export const JOB_STATUSES = ['queued', 'running', 'success', 'failed', 'dead', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** States of one attempt. `lost`: its worker's lease ran out. */
export const RUN_STATUSES = ['running', 'success', 'failed', 'snoozed', 'lost', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Every legal change of a job's state, and what makes it. Code, constraint tests and docs read this table. */
export const JOB_TRANSITIONS = [
  { from: 'queued', to: 'running', by: 'claim' },
  { from: 'failed', to: 'running', by: 'claim' },
  { from: 'running', to: 'success', by: 'done' },
  { from: 'running', to: 'failed', by: 'retry with attempts left, or lease lost' },
  { from: 'running', to: 'queued', by: 'snooze, or handed back at shutdown' },
  { from: 'running', to: 'dead', by: 'discard, no attempt left, or three lost runs in a row' },
  { from: 'queued', to: 'cancelled', by: 'cancel by an operator' },
  { from: 'failed', to: 'cancelled', by: 'cancel by an operator' },
  { from: 'running', to: 'cancelled', by: 'cancel by an operator, seen by the worker or when the run is lost' },
  { from: 'dead', to: 'queued', by: 'retry by an operator' },
  { from: 'cancelled', to: 'queued', by: 'retry by an operator' },
  { from: 'failed', to: 'queued', by: 'retry by an operator' },
] as const satisfies readonly { from: JobStatus; to: JobStatus; by: string }[];

/** A job in one of these states is over. */
export const FINISHED: readonly JobStatus[] = ['success', 'dead', 'cancelled'];

/** A job in one of these states waits for its next attempt. */
export const WAITING: readonly JobStatus[] = ['queued', 'failed'];
