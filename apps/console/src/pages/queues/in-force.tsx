import { Group } from '@mantine/core';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Section } from '../../components/page';
import { Status } from '../../components/status';
import { type Control, needsOf, type Queue, useControl } from './controls';
import classes from './queues.module.css';

interface InForceProps {
  controls: readonly Control[];
  everywhere: boolean;
  ask: (queue: Queue) => void;
}

/** Pauses and limits that hold now, also of queues in which nothing happens. */
export function InForce({ controls, everywhere, ask }: InForceProps) {
  const active = controls.filter(
    ({ paused, maxRunning, target }) => (paused || maxRunning !== null) && (!everywhere || target === 'lane'),
  );
  return (
    <Section title="Pauses and limits" flush>
      {active.length === 0 ? (
        <p className={classes.note}>
          None. Pause a type or a connector while its other side is mended, or limit how many of its jobs run at once.
        </p>
      ) : (
        <ul className={classes.inForce}>
          {active.map((control) => (
            <ControlLine key={control.id} control={control} ask={ask} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ControlLine({ control, ask }: { control: Control; ask: (queue: Queue) => void }) {
  const { workspace } = useWorkspace();
  const { nameOf } = useConnectors();
  const change = useControl();
  const { target, name, paused, maxRunning, held } = control;
  const label = { lane: `Lane ${name}`, workspace: workspace.name, type: name, connector: nameOf(name) }[target];
  const queue = { target, name, label };
  return (
    <li>
      <span>
        <b>{label}</b> <span className={classes.quiet}>{target}</span>
      </span>
      <span>
        {paused ? <Status value="paused" /> : null} {maxRunning !== null && `at most ${maxRunning} at once`}
      </span>
      <span className={classes.quiet}>{held > 0 ? `${held.toLocaleString('en')} jobs held` : 'holds nothing now'}</span>
      <Group gap={6} justify="flex-end">
        <Action variant="default" needs={needsOf(target)} onClick={() => ask(queue)}>
          Change…
        </Action>
        <Action
          needs={needsOf(target)}
          loading={change.isPending}
          onClick={() => change.mutate({ queue, paused: false, maxRunning: paused ? maxRunning : null })}
        >
          {paused ? 'Resume' : 'Take it away'}
        </Action>
      </Group>
    </li>
  );
}
