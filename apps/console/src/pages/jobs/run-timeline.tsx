import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { Time } from '../../components/time';
import { capturedAnswer, HttpAnswer } from '../../components/http-answer';
import { errorLine } from './job-error';
import { RunStrip } from './run-strip';
import classes from './run-timeline.module.css';
import { type Step, stepsOf } from './timeline';

/** Lines that show at first; a job may have been put off hundreds of times. */
const FEW = 40;

/** The job's life: queued, each attempt with what came of it and the wait before it, and what is next. */
export function RunTimeline({ job }: { job: Schemas['JobDetailDto'] }) {
  const [all, setAll] = useState(false);
  const steps = stepsOf(job);
  const shown = all ? steps : steps.slice(-FEW);
  return (
    <>
      <RunStrip job={job} steps={steps} />
      <ol className={classes.timeline}>
        <li>
          <div className={classes.line}>
            <b>Queued</b>
            <span className={classes.quiet}>
              <Time at={job.createdAt} />
            </span>
          </div>
        </li>
        {shown.length < steps.length && (
          <li>
            <button type="button" className={classes.earlier} onClick={() => setAll(true)}>
              Show {steps.length - shown.length} earlier
            </button>
          </li>
        )}
        {shown.map((step) => (
          <StepLine key={step.key} step={step} />
        ))}
        <End job={job} />
      </ol>
    </>
  );
}

function StepLine({ step }: { step: Step }) {
  const { title, status, at, until, waitedMs, runs } = step;
  const run = runs.at(-1);
  const answer = capturedAnswer(run?.error?.['details']);
  if (status === 'anew') {
    return (
      <li data-status="anew">
        <b>{title}</b> <span className={classes.quiet}>somebody redrove it; attempts count from 1 again</span>
      </li>
    );
  }
  const took = until ? duration(Date.parse(until) - Date.parse(at)) : undefined;
  return (
    <li data-status={status}>
      <div className={classes.line}>
        <b>{title}</b>
        {runs.length > 1 && <span className={classes.times}>{runs.length} times</span>}
        <span className={classes.quiet}>
          {waitedMs !== undefined && waitedMs >= 1 && `waited ${duration(waitedMs)}, `}
          {runs.length > 1 ? `over ${took ?? '…'}` : took ? `took ${took}` : 'runs now'}
        </span>
        <span className={classes.quiet}>
          <Time at={at} />
        </span>
      </div>
      {run?.error && status !== 'snoozed' && <div className={classes.error}>{errorLine(run.error)}</div>}
      {run && (
        <details className={classes.details}>
          <summary>{answer ? 'What was answered' : 'Details'}</summary>
          {answer && <HttpAnswer answer={answer} />}
          <div className={classes.quiet}>
            Run {run.id} on {run.workerId}
          </div>
        </details>
      )}
    </li>
  );
}

function End({ job }: { job: Schemas['JobDetailDto'] }) {
  const { status, runs, nextAttemptAt, finishedAt, cancelRequestedAt } = job;
  if (nextAttemptAt) {
    return (
      <li data-status="next">
        <b>{runs.length === 0 ? 'First attempt' : 'Next attempt'}</b> <Time at={nextAttemptAt} />
      </li>
    );
  }
  if (status === 'running' && cancelRequestedAt) {
    return (
      <li data-status="next">
        <b>Asked to end</b> <Time at={cancelRequestedAt} />
      </li>
    );
  }
  if (status === 'dead' || status === 'cancelled') {
    return (
      <li data-status={status === 'dead' ? 'failed' : 'cancelled'}>
        <b>{status === 'dead' ? 'Given up' : 'Cancelled'}</b> {finishedAt && <Time at={finishedAt} />}
      </li>
    );
  }
  return null;
}
