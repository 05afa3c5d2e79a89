import { NumberInput, Select, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useConnectors } from '../../app/connector-names';
import { useMay, useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { JOB_TYPES, LANES } from '../jobs/job-filters';
import { type Control, controlOf, type Queue, type Target, useControl } from './controls';

interface ControlDialogProps {
  /** The queue; `any` asks which. */
  asked: Queue | 'any' | undefined;
  controls: readonly Control[];
  close: () => void;
}

/** Pauses or limits a queue. */
export function ControlDialog({ asked, controls, close }: ControlDialogProps) {
  if (asked === undefined) return null;
  return (
    <ControlForm key={typeof asked === 'string' ? asked : asked.name} asked={asked} controls={controls} close={close} />
  );
}

function ControlForm({ asked, controls, close }: ControlDialogProps & { asked: Queue | 'any' }) {
  const [queue, setQueue] = useState<Queue | undefined>(asked === 'any' ? undefined : asked);
  const before = queue && controlOf(controls, queue);
  const [paused, setPaused] = useState(before?.paused ?? true);
  const [maxRunning, setMaxRunning] = useState<number | null>(before?.maxRunning ?? null);
  const [missing, setMissing] = useState(false);
  const change = useControl(close);
  const errors = change.error ? problemOf(change.error).fields : {};
  return (
    <FormDialog
      title={asked === 'any' ? 'Pause or limit' : asked.label}
      open
      close={close}
      submit={() => (queue ? change.mutate({ queue, paused, maxRunning }) : setMissing(true))}
      submitLabel={paused ? 'Pause it' : 'Save'}
      change={change}
    >
      {asked === 'any' && <QueueChoice queue={queue} missing={missing} onChange={setQueue} />}
      {queue?.target === 'lane' && (
        <Text size="sm" fw={500}>
          A lane is shared: this holds for every workspace of the installation.
        </Text>
      )}
      <Switch
        label="Paused"
        description="Its jobs wait, and none is lost. What runs already ends as usual."
        checked={paused}
        onChange={(event) => setPaused(event.currentTarget.checked)}
      />
      <NumberInput
        label="At most at once"
        description="Over all workers; no limit when empty."
        placeholder="No limit"
        min={1}
        max={100_000}
        allowDecimal={false}
        value={maxRunning ?? ''}
        error={errors['maxRunning']}
        onChange={(value) => setMaxRunning(typeof value === 'number' ? value : null)}
      />
    </FormDialog>
  );
}

interface QueueChoiceProps {
  queue: Queue | undefined;
  /** Whether it was to be chosen and was not. */
  missing: boolean;
  onChange: (queue: Queue | undefined) => void;
}

function QueueChoice(props: QueueChoiceProps) {
  const { id: workspaceId, workspace } = useWorkspace();
  const { options } = useConnectors();
  const mayLanes = useMay('lanes:write');
  const [target, setTarget] = useState<Target>();
  const choose = (next: Target) => {
    setTarget(next);
    props.onChange(next === 'workspace' ? { target: next, name: workspaceId, label: workspace.name } : undefined);
  };
  const choices: Record<Exclude<Target, 'workspace'>, { value: string; label: string }[]> = {
    type: JOB_TYPES.map((type) => ({ value: type, label: type })),
    connector: options,
    lane: LANES.map((lane) => ({ value: lane, label: `Lane ${lane}` })),
  };
  const kinds = [
    { value: 'type', label: 'A type of job' },
    { value: 'connector', label: 'A connector' },
    { value: 'workspace', label: 'The whole workspace' },
    ...(mayLanes ? [{ value: 'lane', label: 'A lane, for all workspaces' }] : []),
  ];
  return (
    <>
      <Select
        label="What"
        required
        data-autofocus
        placeholder="Choose"
        data={kinds}
        value={target ?? null}
        error={props.missing && target === undefined && 'Choose what to pause or limit.'}
        onChange={(kind) => kind && choose(kind as Target)}
      />
      {target !== undefined && target !== 'workspace' && (
        <Select
          label="Which"
          required
          searchable
          placeholder="Choose"
          data={choices[target]}
          value={props.queue?.name ?? null}
          error={props.missing && props.queue === undefined && 'Choose which one.'}
          onChange={(name, option) =>
            props.onChange(name && option ? { target, name, label: option.label } : undefined)
          }
        />
      )}
    </>
  );
}
