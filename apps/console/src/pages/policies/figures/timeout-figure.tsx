import { duration } from '../../../app/relative-time';
import classes from './figures.module.css';

interface Timeout {
  connectMs: number;
  firstByteMs: number;
  totalMs: number;
}

/** The three deadlines of a call, on one line. */
export function TimeoutFigure({ timeout: { connectMs, firstByteMs, totalMs } }: { timeout: Timeout }) {
  const bars = [
    ['connect', connectMs],
    ['first byte', firstByteMs],
    ['in all', totalMs],
  ] as const;
  return (
    <figure className={classes.figure}>
      <div className={classes.bars} aria-hidden>
        {bars.map(([name, ms]) => (
          <div key={name} className={classes.barLine}>
            <span>{name}</span>
            <i style={{ width: `${Math.min(100, (ms / totalMs) * 100)}%` }} data-over={ms > totalMs || undefined} />
            <b>{duration(ms)}</b>
          </div>
        ))}
      </div>
      <figcaption>
        All three run from the start of the call. Whichever passes first ends it, as a failure that may pass.
      </figcaption>
    </figure>
  );
}
