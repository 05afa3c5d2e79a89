import type { Schemas } from '../../api/client';

export type Run = Schemas['RunDto'];

/** One line of a job's life. */
export interface Step {
  readonly key: string;
  readonly title: string;
  /** How it ended, by which the line gets its colour. */
  readonly status: Run['status'] | 'anew' | 'next' | 'quiet';
  readonly at: string;
  /** Until when; of several runs in one line, the last one's end. */
  readonly until: string | null;
  /** Milliseconds since the step before ended. */
  readonly waitedMs?: number;
  /** Attempts of this line: more than one where a job was put off again and again for one reason. */
  readonly runs: readonly Run[];
}

/**
 * The attempts as lines: those that were put off one after another for the same reason are one line, and an attempt
 * that begins to count anew tells that somebody redrove the job.
 */
export function stepsOf({ createdAt, runs }: Pick<Schemas['JobDetailDto'], 'createdAt' | 'runs'>): Step[] {
  const steps: Step[] = [];
  let before = createdAt;
  let counted = 0;
  for (const run of [...runs].sort((a, b) => a.startedAt.localeCompare(b.startedAt))) {
    const last = steps.at(-1);
    if (last?.status === 'snoozed' && run.status === 'snoozed' && last.title === titleOf(run)) {
      steps[steps.length - 1] = { ...last, until: run.finishedAt, runs: [...last.runs, run] };
    } else {
      if (run.attempt <= counted && run.status !== 'snoozed' && run.attempt === 1) {
        steps.push({
          key: `anew-${run.id}`,
          title: 'Begun anew',
          status: 'anew',
          at: run.startedAt,
          until: null,
          runs: [],
        });
      }
      const waitedMs = Math.max(0, Date.parse(run.startedAt) - Date.parse(before));
      steps.push({
        key: run.id,
        title: titleOf(run),
        status: run.status,
        at: run.startedAt,
        until: run.finishedAt,
        waitedMs,
        runs: [run],
      });
    }
    if (run.status !== 'snoozed') counted = run.attempt;
    before = run.finishedAt ?? run.startedAt;
  }
  return steps;
}

function titleOf({ status, attempt, error }: Run): string {
  const reason = (error as { code?: unknown; message?: unknown } | null) ?? {};
  switch (status) {
    case 'snoozed':
      if (reason.code === 'worker_stopping') return 'Handed back: its worker was stopped';
      return `Put off: ${typeof reason.message === 'string' ? reason.message : 'not its time yet'}`;
    case 'lost':
      return `Attempt ${attempt} lost its worker`;
    case 'running':
      return `Attempt ${attempt} is under way`;
    case 'success':
      return `Attempt ${attempt} succeeded`;
    case 'cancelled':
      return `Attempt ${attempt} was cancelled`;
    case 'failed':
      return `Attempt ${attempt} failed`;
  }
}
