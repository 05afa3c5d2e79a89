import { Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { Time } from '../../components/time';
import classes from './schedules.module.css';

/** When a schedule ticks next, as the clocks of its time zone show it. */
export function NextRuns({ runs }: { runs: Schemas['NextRunsDto'] }) {
  if (runs.items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        It never ticks again.
      </Text>
    );
  }
  return (
    <ol className={classes.runs} aria-label="Next runs">
      {runs.items.map(({ at, local }) => (
        <li key={at}>
          <span>{readable(local)}</span>
          <Time at={at} />
        </li>
      ))}
    </ol>
  );
}

const DAY = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-03-29T03:00:00+02:00` as `Sun, Mar 29, 2026, 03:00 +02:00`: the clock of the zone, not the reader's. */
function readable(local: string): string {
  const [date = '', time = '', offset = ''] = /^(.{10})T(.{5})(?::\d\d)?(.*)$/.exec(local)?.slice(1) ?? [];
  return `${DAY.format(new Date(`${date}T00:00:00Z`))}, ${time} ${/^(Z|.00:00)$/.test(offset) ? 'UTC' : offset}`;
}
