import { Tooltip } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { exactTime, relativeTime } from '../app/relative-time';
import classes from './time.module.css';

/** A time as people say it; the exact one on hover and on focus. */
export function Time({ at }: { at: string | null | undefined }) {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), 10_000, { autoInvoke: true });
  if (!at) return <span className={classes.never}>never</span>;
  const time = new Date(at);
  return (
    <Tooltip label={exactTime(time)} className={classes.exact}>
      <time dateTime={at} className={classes.time}>
        {relativeTime(time, now)}
      </time>
    </Tooltip>
  );
}
