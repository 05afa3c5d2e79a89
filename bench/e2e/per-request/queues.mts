import Bull from 'bull';

export interface Entry {
  jobId: string;
}

/** One entry in Redis for every job, as is usual with Bull. */
export function openQueues(redisUrl: string): Record<'process' | 'call', Bull.Queue<Entry>> {
  const open = (name: string) =>
    new Bull<Entry>(`per-request-${name}`, redisUrl, {
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
  return { process: open('process'), call: open('call') };
}
