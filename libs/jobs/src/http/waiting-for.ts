/** What a waiting job waits for besides its turn and its time. */
export const WAITING_FOR = [
  'worker_that_knows_type',
  'ordering',
  'paused',
  'concurrency',
  'workspace_enabled',
] as const;

export type WaitingFor = (typeof WAITING_FOR)[number];
