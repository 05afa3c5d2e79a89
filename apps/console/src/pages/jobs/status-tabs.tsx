import { UnstyledButton } from '@mantine/core';
import { JOB_STATES } from './job-states';
import classes from './status-tabs.module.css';

/** The states of jobs, one press each. */
export function StatusTabs(props: { value: string | undefined; onChange: (value: string | null) => void }) {
  return (
    <div className={classes.tabs} role="group" aria-label="State">
      {[undefined, ...JOB_STATES].map((state) => (
        <UnstyledButton
          key={state ?? 'all'}
          className={classes.tab}
          aria-pressed={props.value === state}
          onClick={() => props.onChange(state ?? null)}
        >
          {state ?? 'all'}
        </UnstyledButton>
      ))}
    </div>
  );
}
