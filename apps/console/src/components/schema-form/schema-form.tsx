import { Stack } from '@mantine/core';
import { SchemaField } from './schema-field';
import { isObject, type JsonObject, type JsonSchema, withField } from './json-schema';

interface SchemaFormProps {
  schema: JsonSchema;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  /** Messages of the API by path, such as `settings.baseUrl`. */
  errors: Readonly<Record<string, string>>;
  /** The path of this object. */
  path: string;
}

/** A form for an object, made from its JSON Schema. */
export function SchemaForm({ schema, value, onChange, errors, path }: SchemaFormProps) {
  return (
    <Stack gap="sm">
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <SchemaField
          key={name}
          name={name}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          value={isObject(value) ? value[name] : undefined}
          onChange={(changed) => onChange(withField(value, name, changed))}
          errors={errors}
          path={`${path}.${name}`}
        />
      ))}
    </Stack>
  );
}
