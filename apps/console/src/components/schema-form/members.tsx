import { Fieldset, Switch, Text } from '@mantine/core';
import type { SchemaFieldProps } from './schema-field';
import { SchemaForm } from './schema-form';
import { isObject, labelOf } from './json-schema';

/** A group of settings, which is there as a whole or not at all. */
export function Members({ name, schema, required, value, onChange, errors, path }: SchemaFieldProps) {
  const on = required || isObject(value);
  const label = schema.title ?? labelOf(name);
  return (
    <Fieldset
      legend={
        required ? (
          label
        ) : (
          <Switch
            size="xs"
            label={label}
            checked={on}
            onChange={(event) => onChange(event.currentTarget.checked ? {} : undefined)}
          />
        )
      }
    >
      {schema.description && (
        <Text size="xs" c="dimmed" mb={on ? 'sm' : 0}>
          {schema.description}
        </Text>
      )}
      {on && (
        <SchemaForm
          schema={schema}
          value={isObject(value) ? value : {}}
          onChange={onChange}
          errors={errors}
          path={path}
        />
      )}
    </Fieldset>
  );
}
