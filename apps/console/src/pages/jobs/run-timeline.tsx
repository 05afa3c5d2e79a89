import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { errorLine } from './job-error';
import classes from './run-timeline.module.css';

const took = (from: string, to: string | null) => (to ? duration(Date.parse(to) - Date.parse(from)) : 'until now');

/** The job's life: queued, each attempt with what came of it and the wait after it, and what is next. */
export function RunTimeline({ job }: { job: Schemas['JobDetailDto'] }) {
  const runs = [...job.runs].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  const waits = job.status === 'queued' || job.status === 'failed';
  return (
    <ol className={classes.timeline}>
      <li>
        <b>Enqueued</b> <Time at={job.createdAt} />
      </li>
      {runs.map((run, index) => {
        const before = index === 0 ? job.createdAt : runs[index - 1]?.finishedAt;
        return (
          <li key={run.id} data-status={run.status}>
            <div className={classes.line}>
              <b>Attempt {run.attempt}</b>
              <Status value={run.status} />
              <span className={classes.quiet}>
                {before && `after a wait of ${took(before, run.startedAt)}, `}
                {run.finishedAt ? `took ${took(run.startedAt, run.finishedAt)}` : 'runs now'}
              </span>
              <span className={classes.quiet}>
                <Time at={run.startedAt} />
              </span>
            </div>
            {run.error && <div className={classes.error}>{errorLine(run.error)}</div>}
            <div className={classes.quiet}>on {run.workerId}</div>
          </li>
        );
      })}
      {waits && (
        <li data-status="next">
          <b>{runs.length === 0 ? 'First attempt' : 'Next attempt'}</b> <Time at={job.runAt} />
        </li>
      )}
      {job.status === 'dead' && (
        <li data-status="failed">
          <b>Given up</b> {job.finishedAt && <Time at={job.finishedAt} />}
        </li>
      )}
    </ol>
  );
}
