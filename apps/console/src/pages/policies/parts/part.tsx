import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../../components/page';
import classes from '../policies.module.css';

interface PartFrameProps {
  title: string;
  /** The numbers as a drawing. */
  figure: ReactNode;
  children: ReactNode;
  /** Of a part that can be switched off. */
  enabled?: boolean;
  onEnable?: (enabled: boolean) => void;
  /** What holds while it is off. */
  whenOff?: string;
}

/** One part of a policy: the drawing above, the numbers below. */
export function PartFrame({ title, figure, children, enabled = true, onEnable, whenOff }: PartFrameProps) {
  const onOff = onEnable && (
    <Switch
      size="xs"
      label={enabled ? 'On' : 'Off'}
      labelPosition="left"
      aria-label={`${title}: on`}
      checked={enabled}
      onChange={(event) => onEnable(event.currentTarget.checked)}
    />
  );
  return (
    <Section title={title} actions={onOff}>
      {enabled ? (
        <>
          {figure}
          <div className={classes.grid}>{children}</div>
        </>
      ) : (
        <p className={classes.off}>{whenOff}</p>
      )}
    </Section>
  );
}
