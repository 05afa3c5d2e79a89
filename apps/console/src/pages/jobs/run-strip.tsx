import { Tooltip } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import classes from './run-timeline.module.css';
import type { Step } from './timeline';

/** The whole life of the job as one bar: what of it was work, and what was waiting. */
export function RunStrip({ job, steps }: { job: Schemas['JobDetailDto']; steps: readonly Step[] }) {
  const runs = steps.filter(({ runs: made }) => made.length > 0);
  if (runs.length === 0) return null;
  const start = Date.parse(job.createdAt);
  const end = Math.max(job.finishedAt ? Date.parse(job.finishedAt) : Date.now(), start + 1);
  const place = (at: string | null) => (((at ? Date.parse(at) : end) - start) / (end - start)) * 100;
  const worked = job.runs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  return (
    <figure className={classes.strip}>
      <div className={classes.track} aria-hidden>
        {runs.map(({ key, title, status, at, until }) => (
          <Tooltip key={key} label={`${title}, ${duration((until ? Date.parse(until) : end) - Date.parse(at))}`}>
            <span
              data-status={status}
              style={{ left: `min(${place(at)}%, calc(100% - 4px))`, width: `max(4px, ${place(until) - place(at)}%)` }}
            />
          </Tooltip>
        ))}
      </div>
      <figcaption>
        {duration(end - start)} {job.finishedAt ? 'in all' : 'so far'}, of which {duration(worked)} of work in{' '}
        {job.runs.length === 1 ? '1 run' : `${job.runs.length} runs`}
      </figcaption>
    </figure>
  );
}
