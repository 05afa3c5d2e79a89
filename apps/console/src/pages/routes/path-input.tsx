import { Autocomplete, Group, Text } from '@mantine/core';
import type { PayloadPath } from './payload-paths';

interface PathInputProps {
  label: string;
  /** Shown as a label above, instead of for screen readers alone. */
  visibleLabel?: boolean;
  description?: string;
  placeholder?: string;
  value: string;
  onChange: (path: string) => void;
  /** The places in the sample to choose from. */
  paths: readonly PayloadPath[];
  error?: string | undefined;
}

const MOST_SHOWN = 40;
const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } };

/** A JSONPath: typed, or picked from what the sample has, with what is there. */
export function PathInput({ label, visibleLabel, description, paths, value, onChange, ...rest }: PathInputProps) {
  const previews = new Map(paths.map(({ path, preview }) => [path, preview]));
  return (
    <Autocomplete
      size={visibleLabel ? 'sm' : 'xs'}
      {...(visibleLabel ? { label, description } : { 'aria-label': label })}
      data={[...previews.keys()]}
      limit={MOST_SHOWN}
      maxDropdownHeight={280}
      comboboxProps={{ width: 'max(100%, 320px)', position: 'bottom-start' }}
      styles={MONOSPACE}
      filter={({ options, search, limit }) => {
        const text = search.toLowerCase().replace(/^\$\.?/, '');
        // A path that is there already narrows nothing down: who opens the list looks for another.
        const all = options.filter((option) => 'value' in option);
        const matching = previews.has(search) ? all : all.filter((option) => option.value.toLowerCase().includes(text));
        return matching.slice(0, limit);
      }}
      renderOption={({ option }) => (
        <Group justify="space-between" wrap="nowrap" gap="md" w="100%">
          <Text span size="xs" ff="monospace">
            {option.value}
          </Text>
          <Text span size="xs" c="dimmed" truncate maw={160}>
            {previews.get(option.value)}
          </Text>
        </Group>
      )}
      value={value}
      onChange={onChange}
      {...rest}
    />
  );
}
