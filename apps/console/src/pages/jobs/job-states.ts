export const JOB_STATES = ['queued', 'running', 'success', 'failed', 'dead', 'cancelled'] as const;

/** What each state means, in one line. */
export const STATE_MEANING: Readonly<Record<(typeof JOB_STATES)[number], string>> = {
  queued: 'Waits for its time or for a worker.',
  running: 'A worker is at it now.',
  success: 'Done.',
  failed: 'The last attempt failed; it will be tried again.',
  dead: 'Given up: no further attempt is made unless you retry it.',
  cancelled: 'Stopped by someone.',
};
