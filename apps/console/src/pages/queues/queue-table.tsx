import { ActionIcon, Menu, Table, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type CSSProperties } from 'react';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { type Control, controlOf, needsOf, type Queue, useControl } from './controls';
import classes from './queues.module.css';

type Figures = Omit<Schemas['LaneQueueDto'], 'lane'>;

export interface QueueRow extends Figures {
  readonly queue: Queue;
  /** The list of its jobs, by filters. */
  readonly search?: Record<string, string>;
}

interface QueueTableProps {
  label: string;
  rows: readonly QueueRow[];
  controls: readonly Control[];
  ask: (queue: Queue) => void;
  /** Said in place of no rows. */
  empty?: string;
  /** Nothing can be done here: the queues are those of all workspaces together. */
  locked?: boolean;
}

/** Queues beside each other: depth, age, pace, and what can be done. */
export function QueueTable({ label, rows, controls, ask, empty, locked }: QueueTableProps) {
  const { slug } = useWorkspace();
  if (rows.length === 0) return <p className={classes.note}>{empty}</p>;
  const most = Math.max(1, ...rows.map(({ due }) => due));
  return (
    <Table.ScrollContainer minWidth={0} scrollAreaProps={{ tabIndex: 0 }}>
      <Table className={classes.table} aria-label={label} verticalSpacing={7} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Queue</Table.Th>
            <Table.Th>Due</Table.Th>
            <Table.Th>Running</Table.Th>
            <Table.Th data-wide>Later</Table.Th>
            <Table.Th>Oldest due</Table.Th>
            <Table.Th data-wide>Made/min</Table.Th>
            <Table.Th data-wide>Ended/min</Table.Th>
            <Table.Th data-wide>Empty in</Table.Th>
            <Table.Th>
              <VisuallyHidden>What can be done</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const control = controlOf(controls, row.queue);
            return (
              <Table.Tr key={row.queue.name}>
                <Table.Td className={classes.name}>
                  {row.search ? (
                    <TextLink to="/w/$slug/jobs" params={{ slug }} search={row.search}>
                      {row.queue.label}
                    </TextLink>
                  ) : (
                    row.queue.label
                  )}
                  {control && <ControlNote control={control} />}
                </Table.Td>
                <Table.Td>
                  <span className={classes.depth} style={{ '--part': row.due / most } as CSSProperties}>
                    {row.due.toLocaleString('en')}
                    {row.isCapped && '+'}
                  </span>
                </Table.Td>
                <Table.Td>{row.running.toLocaleString('en')}</Table.Td>
                <Table.Td data-wide>{row.later.toLocaleString('en')}</Table.Td>
                <Table.Td data-late={(row.oldestDueSeconds ?? 0) > 60 || undefined}>
                  {row.oldestDueSeconds === null ? '–' : duration(row.oldestDueSeconds * 1_000)}
                </Table.Td>
                <Table.Td data-wide>{row.madePerMinute.toLocaleString('en')}</Table.Td>
                <Table.Td data-wide>{row.endedPerMinute.toLocaleString('en')}</Table.Td>
                <Table.Td data-wide>
                  <Drain row={row} />
                </Table.Td>
                <Table.Td>{!locked && <QueueMenu queue={row.queue} control={control} ask={ask} />}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ControlNote({ control: { paused, maxRunning, held } }: { control: Control }) {
  const limit = maxRunning !== null && `at most ${maxRunning} at once`;
  const waits = held > 0 && `${held.toLocaleString('en')} held`;
  return (
    <span className={classes.control}>
      {paused && <Status value="paused" />}
      {[limit, waits].filter(Boolean).join(', ')}
    </span>
  );
}

function Drain({ row: { due, drainedInSeconds } }: { row: QueueRow }) {
  if (due === 0) return '–';
  if (drainedInSeconds === null) {
    return (
      <Tooltip label="More jobs are made than end: it grows. More workers, or a slower source, would turn that.">
        <span tabIndex={0} className={classes.grows}>
          grows
        </span>
      </Tooltip>
    );
  }
  return duration(drainedInSeconds * 1_000);
}

interface QueueMenuProps {
  queue: Queue;
  control: Control | undefined;
  ask: (queue: Queue) => void;
}

function QueueMenu({ queue, control, ask }: QueueMenuProps) {
  const refusal = useRefusal(needsOf(queue.target));
  const change = useControl();
  const { paused = false, maxRunning = null } = control ?? {};
  if (refusal !== undefined) {
    return (
      <Tooltip label={queue.target === 'lane' ? `Lanes are shared by all workspaces. ${refusal}` : refusal}>
        <ActionIcon
          variant="subtle"
          color="gray"
          data-disabled
          aria-disabled
          aria-label={`What can be done with ${queue.label}`}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={change.isPending}
          aria-label={`What can be done with ${queue.label}`}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {paused ? (
          <Menu.Item onClick={() => change.mutate({ queue, paused: false, maxRunning })}>Resume</Menu.Item>
        ) : queue.target === 'lane' ? (
          <Menu.Item onClick={() => ask(queue)}>Pause for all workspaces…</Menu.Item>
        ) : (
          <Menu.Item onClick={() => change.mutate({ queue, paused: true, maxRunning })}>Pause</Menu.Item>
        )}
        <Menu.Item onClick={() => ask(queue)}>{maxRunning === null ? 'Limit…' : 'Change the limit…'}</Menu.Item>
        {maxRunning !== null && (
          <Menu.Item onClick={() => change.mutate({ queue, paused, maxRunning: null })}>Take the limit away</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
