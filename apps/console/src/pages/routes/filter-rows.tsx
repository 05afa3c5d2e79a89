import { ActionIcon, Button, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FilterDraft, needsValue, NEW_FILTER, type Operator, OPERATORS } from './filter-draft';
import classes from './routes.module.css';

interface FilterRowsProps {
  filters: FilterDraft[];
  onChange: (filters: FilterDraft[]) => void;
  errors: Readonly<Record<string, string>>;
}

const CHOICES = Object.entries(OPERATORS).map(([value, label]) => ({ value, label }));

/** The conditions of a route, one a row: of a group one must hold, and every group must hold. */
export function FilterRows({ filters, onChange, errors }: FilterRowsProps) {
  const put = (index: number, change: Partial<FilterDraft>) =>
    onChange(filters.map((filter, at) => (at === index ? { ...filter, ...change } : filter)));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {filters.length === 0
          ? 'No condition: every event of these types is sent.'
          : 'Of each group one condition must hold, and every group must hold. Put “and” conditions into different groups.'}
      </Text>
      {filters.map((filter, index) => {
        const nth = index + 1;
        return (
          <div key={index} className={classes.row}>
            <TextInput
              size="xs"
              aria-label={`Path ${nth}`}
              placeholder="$.action"
              value={filter.path}
              error={errors[`filters.${index}.path`]}
              onChange={(event) => put(index, { path: event.currentTarget.value })}
            />
            <Select
              size="xs"
              aria-label={`Operator ${nth}`}
              data={CHOICES}
              value={filter.operator}
              onChange={(operator) => put(index, { operator: operator as Operator })}
            />
            <TextInput
              size="xs"
              aria-label={`Value ${nth}`}
              placeholder={needsValue(filter.operator) ? 'opened' : ''}
              disabled={!needsValue(filter.operator)}
              value={needsValue(filter.operator) ? filter.text : ''}
              error={errors[`filters.${index}.value`]}
              onChange={(event) => put(index, { text: event.currentTarget.value })}
            />
            <NumberInput
              size="xs"
              aria-label={`Group ${nth}`}
              prefix="group "
              min={0}
              max={100}
              value={filter.group}
              onChange={(group) => put(index, { group: Number(group) || 0 })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove condition ${nth}`}
              onClick={() => onChange(filters.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          onClick={() => onChange([...filters, { ...NEW_FILTER, group: (filters.at(-1)?.group ?? -1) + 1 }])}
        >
          Add a condition
        </Button>
      </div>
    </Stack>
  );
}
