import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';

interface TextMapProps {
  label: string;
  description?: string | undefined;
  error?: string | undefined;
  value: Record<string, string> | undefined;
  onChange: (value: Record<string, string> | undefined) => void;
  errors: Readonly<Record<string, string>>;
  path: string;
}

/** Names and texts, such as headers. */
export function TextMap({ label, description, error, value, onChange, errors, path }: TextMapProps) {
  // A name that is still being typed may be another's for a moment: rows keep their place.
  const [rows, setRows] = useState(() => Object.entries(value ?? {}));
  const change = (next: [string, string][]) => {
    setRows(next);
    const named = next.filter(([name]) => name !== '');
    onChange(named.length > 0 ? Object.fromEntries(named) : undefined);
  };
  const put = (index: number, row: [string, string]) => change(rows.map((old, at) => (at === index ? row : old)));
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Stack gap={6} mt={6}>
        {rows.map(([name, text], index) => (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              size="xs"
              aria-label={`${label}, name ${index + 1}`}
              placeholder="Name"
              value={name}
              error={errors[`${path}.${name}`]}
              onChange={(event) => put(index, [event.currentTarget.value, text])}
            />
            <TextInput
              flex={2}
              size="xs"
              aria-label={`${label}, value ${index + 1}`}
              placeholder="Value"
              value={text}
              onChange={(event) => put(index, [name, event.currentTarget.value])}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${name || 'the row'}`}
              onClick={() => change(rows.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button variant="subtle" size="compact-xs" ml={-8} onClick={() => setRows([...rows, ['', '']])}>
            Add
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
