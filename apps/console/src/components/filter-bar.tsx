import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './filter-bar.module.css';

interface Filters {
  filters: Partial<Record<string, string>>;
  // A method: whoever knows fewer names than any text fits.
  set(this: void, change: Record<string, string | null>): void;
  clear: () => void;
  any: boolean;
}

export interface FilterField {
  readonly name: string;
  readonly label: string;
  /** The values to choose from; without them it is free text. */
  readonly options?: readonly (string | { value: string; label: string })[];
  readonly width?: number;
}

/** Letters that come faster than this are one question: the list has answered before 200 ms have passed. */
const TYPED_MS = 60;

/** The filters of a list; what they say is in the URL. */
export function FilterBar(props: { filters: Filters; fields: readonly FilterField[]; children?: ReactNode }) {
  const { filters, set, clear, any } = props.filters;
  return (
    <Group gap="xs" role="search" className={classes.bar}>
      {props.fields.map(({ name, label, options, width = 170 }) =>
        options ? (
          <Select
            key={name}
            size="xs"
            w={{ base: '100%', sm: width }}
            aria-label={label}
            placeholder={label}
            clearable
            clearButtonProps={{ 'aria-label': `Any ${label}` }}
            searchable={options.length > 8}
            data={[...options] as string[]}
            value={filters[name] ?? null}
            onChange={(value) => set({ [name]: value })}
          />
        ) : (
          <TextFilter
            key={name}
            label={label}
            width={width}
            value={filters[name] ?? ''}
            onChange={(value) => set({ [name]: value })}
          />
        ),
      )}
      {props.children}
      {any && (
        <Button variant="subtle" color="gray" leftSection={<IconX size={14} />} onClick={clear}>
          Clear
        </Button>
      )}
    </Group>
  );
}

function TextFilter(props: { label: string; width: number; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  const input = useRef<HTMLInputElement>(null);
  // What the URL says may be a letter behind whoever is typing.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(props.value);
  }, [props.value]);
  const later = useDebouncedCallback(props.onChange, TYPED_MS);
  return (
    <TextInput
      ref={input}
      size="xs"
      w={{ base: '100%', sm: props.width }}
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value.trim());
      }}
    />
  );
}
