import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { exactTime } from '../../app/relative-time';
import { type JobFilters, SINCE } from './job-filters';

interface TimeFilterProps {
  filters: JobFilters;
  set: (change: { since?: string | null; createdAfter?: string | null; createdBefore?: string | null }) => void;
}

/** When the jobs were made: some time up to now, or between two times. */
export function TimeFilter({ filters, set }: TimeFilterProps) {
  const [open, { close, toggle }] = useDisclosure(false);
  const { since, createdAfter, createdBefore } = filters;
  const choose = (name: string | null) => {
    set({ since: name, createdAfter: null, createdBefore: null });
    close();
  };
  return (
    <Popover opened={open} onChange={(shown) => !shown && close()} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" fw={400} leftSection={<IconCalendar size={14} />} onClick={toggle}>
          {labelOf(filters)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap={4}>
          {[null, ...Object.keys(SINCE)].map((name) => (
            <Button
              key={name ?? ''}
              variant={(since ?? null) === name && !createdAfter && !createdBefore ? 'light' : 'subtle'}
              color="gray"
              c="inherit"
              justify="flex-start"
              onClick={() => choose(name)}
            >
              {name === null ? 'Any time' : SINCE[name]?.label}
            </Button>
          ))}
          <Between label="Made from" value={createdAfter} onChange={(at) => set({ createdAfter: at, since: null })} />
          <Between label="Made before" value={createdBefore} onChange={(at) => set({ createdBefore: at })} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Between(props: { label: string; value: string | undefined; onChange: (at: string | null) => void }) {
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      label={props.label}
      value={props.value ? localInput(new Date(props.value)) : ''}
      onChange={({ currentTarget: { value } }) => {
        const at = new Date(value);
        props.onChange(Number.isNaN(at.getTime()) ? null : at.toISOString());
      }}
    />
  );
}

/** As the input has it: the reader's own clock, without a zone. */
const localInput = (at: Date) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

function labelOf({ since, createdAfter, createdBefore }: JobFilters): string {
  const short = (at: string) =>
    exactTime(new Date(at))
      .split('\n')[0]
      ?.replace(/:\d\d [A-Z].*$/, '') ?? at;
  if (createdAfter && createdBefore) return `${short(createdAfter)} – ${short(createdBefore)}`;
  if (createdAfter) return `From ${short(createdAfter)}`;
  const before = createdBefore ? `before ${short(createdBefore)}` : undefined;
  return [SINCE[since ?? '']?.label, before].filter(Boolean).join(', ') || 'Any time';
}
