import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '../command';
import { type ExitCode, EXIT } from '../exit-codes';
import type { Api } from './api';

const LOOK_EVERY_MS = 500;

/** What every order takes. */
export interface OrderOptions {
  readonly yes?: boolean;
  readonly wait?: boolean;
  readonly reason?: string;
}

interface Preview {
  readonly matching: number;
  readonly isCapped: boolean;
}

interface FollowedJob {
  readonly id: string;
  readonly status: string;
  readonly progress: { readonly done?: number; readonly total?: number } | null;
  readonly result: unknown;
  readonly lastError: { readonly message?: string } | null;
}

/** An order about many things: shows what it is about, gives it once `--yes` is there, and follows its job. */
export async function order(
  api: Api,
  { terminal, signal }: Run,
  { path, what, filter }: { path: string; what: string; filter: object },
  { yes, wait, reason }: OrderOptions,
): Promise<ExitCode | void> {
  if (!yes) {
    const preview = await api.post<Preview>(`${path}/preview`, filter);
    const count = `${preview.isCapped ? 'more than ' : ''}${preview.matching}`;
    terminal.result({ ...preview, ordered: false }, `${count} ${what} match. To do it, add --yes.`);
    return;
  }
  const ordered = await api.post<{ jobId?: string; id?: string }>(path, filter, reason);
  const jobId = ordered.jobId ?? ordered.id ?? '';
  if (!wait) {
    terminal.result({ jobId, ordered: true }, `Ordered. Follow it: npx signalbox tail jobs, or GET …/jobs/${jobId}`);
    return;
  }
  for (;;) {
    const job = await api.get<FollowedJob>(`/jobs/${jobId}`);
    if (['success', 'dead', 'cancelled'].includes(job.status)) {
      terminal.result({ jobId, status: job.status, result: job.result }, ended(job));
      return job.status === 'success' ? EXIT.ok : EXIT.failed;
    }
    const { done = 0, total } = job.progress ?? {};
    terminal.say(`${job.status}: ${done}${total === undefined ? '' : ` of ${total}`}`);
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

function ended({ status, result, lastError }: FollowedJob): string {
  if (status === 'success') return `Done: ${JSON.stringify(result)}`;
  return `The order's job is ${status}${lastError?.message === undefined ? '' : `: ${lastError.message}`}`;
}
