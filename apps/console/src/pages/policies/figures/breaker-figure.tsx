import { duration } from '../../../app/relative-time';
import classes from './figures.module.css';

interface Breaker {
  failurePercent: number;
  windowSeconds: number;
  minimumCalls: number;
  openSeconds: number;
  halfOpenProbes: number;
}

/** The states of the breaker and what leads from one to the next. */
export function BreakerFigure({ breaker }: { breaker: Breaker }) {
  const { failurePercent, windowSeconds, minimumCalls, openSeconds, halfOpenProbes } = breaker;
  const failures = Math.ceil((minimumCalls * failurePercent) / 100);
  return (
    <figure className={classes.figure}>
      <div className={classes.states} aria-hidden>
        <span data-state="closed">closed</span>
        <i>
          {failures} of {minimumCalls} failed
        </i>
        <span data-state="open">open</span>
        <i>{duration(openSeconds * 1_000)}</i>
        <span data-state="half_open">half-open</span>
        <i>
          {halfOpenProbes} {halfOpenProbes === 1 ? 'probe succeeds' : 'probes succeed'}
        </i>
        <span data-state="closed">closed</span>
      </div>
      <figcaption>
        Opens at the earliest after {failures} failures among {minimumCalls} calls within{' '}
        {duration(windowSeconds * 1_000)}. While it is open no call goes out and none spends an attempt; after{' '}
        {duration(openSeconds * 1_000)} {halfOpenProbes} {halfOpenProbes === 1 ? 'call' : 'calls'} may try.
      </figcaption>
    </figure>
  );
}
