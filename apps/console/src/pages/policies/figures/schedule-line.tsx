import { duration } from '../../../app/relative-time';
import { retrySchedule } from './retry-schedule';
import classes from '../policies.module.css';

/** The retry schedule on a time line: each dot an attempt at the latest time it can take place. */
export function ScheduleLine({ retry }: { retry: Parameters<typeof retrySchedule>[0] }) {
  const attempts = retrySchedule(retry);
  const last = attempts.at(-1)!.latestMs;
  // Early attempts lie close together: a logarithm keeps them apart.
  const place = (ms: number) =>
    last === 0 ? 0 : (Math.log1p(ms / retry.baseDelayMs) / Math.log1p(last / retry.baseDelayMs)) * 100;
  return (
    <figure className={classes.figure}>
      <div className={classes.line} aria-hidden>
        {attempts.map(({ attempt, latestMs, delayMs }, index) => (
          <span key={attempt}>
            {index > 0 && (
              <span
                className={classes.span}
                style={{
                  left: `${place(latestMs - delayMs)}%`,
                  width: `${place(latestMs) - place(latestMs - delayMs)}%`,
                }}
              />
            )}
            <span
              className={classes.dot}
              style={{ left: `${place(latestMs)}%` }}
              data-last={index === attempts.length - 1}
            >
              <span className={classes.tick} data-odd={index % 2 === 1}>
                {index === 0 ? 'now' : attempts.length <= 12 || index === attempts.length - 1 ? duration(latestMs) : ''}
              </span>
            </span>
          </span>
        ))}
      </div>
      <figcaption>
        {attempts.length} attempt{attempts.length === 1 ? '' : 's'}
        {attempts.length > 1 &&
          `, the last at most ${duration(last)} after the first. Each waits a random part of the bar before it, on average half.`}
      </figcaption>
    </figure>
  );
}
