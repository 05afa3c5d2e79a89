import type { ApiClient } from './api-client.mts';

interface JobItem {
  status: 'queued' | 'running' | 'success' | 'failed' | 'dead' | 'cancelled';
  attempts: number;
  traceId: string;
}

/** How the calls of this run stand, by the product's own record. */
export interface JobCounts {
  succeeded: number;
  retried: number;
  dead: number;
  open: number;
}

/** Counts the `connector.call` jobs of these traces. */
export async function countJobs(
  api: ApiClient,
  workspaceId: string,
  traceIds: ReadonlySet<string>,
): Promise<JobCounts> {
  const all = await api.list<JobItem>(`/v1/workspaces/${workspaceId}/jobs?type=connector.call&limit=200`);
  const jobs = all.filter((job) => traceIds.has(job.traceId));
  const count = (matches: (job: JobItem) => boolean) => jobs.filter(matches).length;
  return {
    succeeded: count((job) => job.status === 'success'),
    retried: count((job) => job.attempts > 1),
    dead: count((job) => job.status === 'dead' || job.status === 'cancelled'),
    open: count((job) => job.status === 'queued' || job.status === 'running' || job.status === 'failed'),
  };
}
