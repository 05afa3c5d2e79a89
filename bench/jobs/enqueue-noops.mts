import { noop } from './noop-job.mts';
import { type Database, type JobQueue, startTrace, WorkspaceScope } from './product.mts';

const PER_TRANSACTION = 1_000;

/** Stores so many no-op jobs, as the api would. */
export async function enqueueNoops(
  database: Database,
  queue: JobQueue,
  { workspaceId, count }: { workspaceId: string; count: number },
): Promise<string[]> {
  const scope = WorkspaceScope.of(workspaceId);
  const job = () => {
    const { traceId } = startTrace();
    return { scope, definition: noop, payload: { subjectId: traceId }, traceId };
  };
  const ids: string[] = [];
  for (let left = count; left > 0; left -= PER_TRANSACTION) {
    const jobs = Array.from({ length: Math.min(left, PER_TRANSACTION) }, job);
    const enqueued = await database.asSystem('dispatch', (tx) => queue.enqueue(tx, jobs));
    ids.push(...enqueued.map(({ id }) => id));
  }
  return ids;
}
