import { VisuallyHidden } from '@mantine/core';
import classes from './status.module.css';

type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'idle';

/** What each state of any resource means to the reader. */
const TONES: Readonly<Record<string, Tone>> = {
  success: 'good',
  processed: 'good',
  active: 'good',
  current: 'good',
  overlapping: 'warn',
  enabled: 'good',
  valid: 'good',
  running: 'busy',
  queued: 'busy',
  received: 'busy',
  snoozed: 'warn',
  warning: 'warn',
  lost: 'warn',
  paused: 'warn',
  refused: 'warn',
  quarantined: 'warn',
  failed: 'bad',
  error: 'bad',
  critical: 'bad',
  dead: 'bad',
  invalid: 'bad',
  'takes it': 'good',
  'leaves it': 'idle',
  'breaker open': 'bad',
  'breaker probing': 'warn',
};

/** The dot alone, where a phone has no room for the column of the word. */
export function NarrowDot({ value }: { value: string }) {
  return (
    <span className={`${classes.status} ${classes.narrow}`} data-tone={TONES[value] ?? 'idle'}>
      <span className={classes.dot} aria-hidden />
      <VisuallyHidden>{value} </VisuallyHidden>
    </span>
  );
}

/** A state as a dot and a word: the colour is never the only sign. `as`: the state whose colour other words take. */
export function Status({ value, as = value }: { value: string; as?: string }) {
  return (
    <span className={classes.status} data-tone={TONES[as] ?? 'idle'}>
      <span className={classes.dot} aria-hidden />
      {value}
    </span>
  );
}
