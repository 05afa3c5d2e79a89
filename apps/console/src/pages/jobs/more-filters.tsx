import { Button, Pill, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { type JobFilters, LANES } from './job-filters';

const TEXTS = [
  ['traceId', 'Trace id'],
  ['orderingKey', 'Ordering key'],
  ['correlationId', 'Belongs to'],
  ['parentId', 'Made by the job'],
] as const;

const LABELS = { lane: 'Lane', ...Object.fromEntries(TEXTS) } as Record<string, string>;

interface MoreFiltersProps {
  filters: JobFilters;
  set: (change: Record<string, string | null>) => void;
}

/** The filters that are asked for less often; those in use show as pills. */
export function MoreFilters({ filters, set }: MoreFiltersProps) {
  const [draft, setDraft] = useState<Record<string, string>>();
  const used = ['lane', ...TEXTS.map(([name]) => name)].filter((name) => filters[name as keyof JobFilters]);
  const apply = () => {
    set(Object.fromEntries(Object.entries(draft ?? {}).map(([name, value]) => [name, value.trim() || null])));
    setDraft(undefined);
  };
  return (
    <>
      <Popover
        opened={draft !== undefined}
        onChange={(shown) => !shown && setDraft(undefined)}
        position="bottom-start"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            variant="default"
            fw={400}
            leftSection={<IconFilter size={14} />}
            onClick={() => setDraft(draft ? undefined : {})}
          >
            More filters
          </Button>
        </Popover.Target>
        <Popover.Dropdown w={320}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              apply();
            }}
          >
            <Stack gap="xs">
              <Select
                size="xs"
                label="Lane"
                placeholder="Any"
                clearable
                data={[...LANES]}
                value={(draft?.['lane'] ?? filters.lane) || null}
                comboboxProps={{ withinPortal: false }}
                onChange={(lane) => setDraft({ ...draft, lane: lane ?? '' })}
              />
              {TEXTS.map(([name, label]) => (
                <TextInput
                  key={name}
                  size="xs"
                  label={label}
                  value={draft?.[name] ?? filters[name] ?? ''}
                  onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
                />
              ))}
              <Button type="submit">Filter</Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
      {used.map((name) => {
        const value = filters[name as keyof JobFilters] ?? '';
        const label = LABELS[name] ?? name;
        return (
          <Pill
            key={name}
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Take ${label} away`, 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => set({ [name]: null })}
          >
            {label}: {value.length > 18 ? `${value.slice(0, 12)}…` : value}
          </Pill>
        );
      })}
    </>
  );
}
