import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { useFilters } from '../app/search';

const HOUR_MS = 3_600_000;
const SPANS = [
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
  { value: '720', label: 'Last 30 days' },
  { value: 'own', label: 'From … to …' },
] as const;

type Filters = ReturnType<typeof useFilters<'since' | 'until'>>;

/** From when to when, in the URL as exact times: a link shows the same to everyone. */
export function TimeRange({ filters: { filters, set } }: { filters: Pick<Filters, 'filters' | 'set'> }) {
  const [open, setOpen] = useState(false);
  const { since, until } = filters;
  const hours = since && !until ? Math.round((Date.now() - Date.parse(since)) / HOUR_MS) : undefined;
  const known = SPANS.find(({ value }) => value === String(hours))?.value;
  const choose = (span: string | null) => {
    if (span === 'own') return setOpen(true);
    set({ since: span && new Date(Date.now() - Number(span) * HOUR_MS).toISOString(), until: null });
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Select
          size="xs"
          w={{ base: '100%', sm: 150 }}
          aria-label="Time"
          placeholder="Any time"
          clearable
          clearButtonProps={{ 'aria-label': 'Any time' }}
          data={[...SPANS]}
          value={known ?? (since || until ? 'own' : null)}
          onChange={choose}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Moment label="From" at={since} onChange={(at) => set({ since: at })} />
          <Moment label="To" at={until} onChange={(at) => set({ until: at })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              Close
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Moment(props: { label: string; at: string | undefined; onChange: (at: string | null) => void }) {
  const { label, at, onChange } = props;
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      step={1}
      label={label}
      description="On your clock"
      value={at ? localText(new Date(at)) : ''}
      onChange={(event) => {
        const time = new Date(event.currentTarget.value);
        onChange(Number.isNaN(time.getTime()) ? null : time.toISOString());
      }}
    />
  );
}

/** As the browser's own input wants it: local time without a zone. */
function localText(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
