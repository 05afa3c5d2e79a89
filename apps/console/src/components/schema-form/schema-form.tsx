import { Checkbox, Fieldset, NumberInput, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { isObject, type JsonObject, type JsonSchema, labelOf, withField } from './json-schema';
import { TextMap } from './text-map';

interface SchemaFormProps {
  schema: JsonSchema;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  /** Messages of the API by path, such as `settings.baseUrl`. */
  errors: Readonly<Record<string, string>>;
  /** The path of this object. */
  path: string;
  /** Fields that have a form of their own, by their names. */
  instead?: Readonly<Record<string, (field: SchemaFieldProps) => ReactNode>>;
}

/** A form for an object, made from its JSON Schema. */
export function SchemaForm({ schema, value, onChange, errors, path, instead }: SchemaFormProps) {
  return (
    <Stack gap="sm">
      {Object.entries(schema.properties ?? {}).map(([name, field]) => {
        const props = {
          name,
          schema: field,
          required: schema.required?.includes(name) ?? false,
          value: isObject(value) ? value[name] : undefined,
          onChange: (changed: unknown) => onChange(withField(value, name, changed)),
          errors,
          path: `${path}.${name}`,
        };
        return <Fragment key={name}>{instead?.[name]?.(props) ?? <SchemaField {...props} />}</Fragment>;
      })}
    </Stack>
  );
}

export interface SchemaFieldProps {
  name: string;
  schema: JsonSchema;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
  errors: Readonly<Record<string, string>>;
  path: string;
}

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** One setting, as its schema says: a choice, a switch, a number, a list, a group, or text. */
function SchemaField(props: SchemaFieldProps) {
  const { name, schema, required, value, onChange, errors, path } = props;
  const common = {
    label: schema.title ?? labelOf(name),
    description: schema.description,
    error: errors[path],
    required,
  };
  const standard = asText(schema.default ?? schema.examples?.[0]);
  if (schema.enum) {
    const data = schema.enum.filter((choice) => choice !== '').map(asText);
    const placeholder = standard || 'Choose';
    return (
      <Select
        {...common}
        data={data}
        placeholder={placeholder}
        clearable={!required}
        value={asText(value) || null}
        onChange={(choice) => onChange(choice ?? undefined)}
      />
    );
  }
  if (schema.type === 'boolean') {
    const { required: _, ...rest } = common;
    const checked = value === undefined ? schema.default === true : value === true;
    return <Checkbox {...rest} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />;
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const bounds = {
      ...(schema.minimum !== undefined && { min: schema.minimum }),
      ...(schema.maximum !== undefined && { max: schema.maximum }),
    };
    return (
      <NumberInput
        {...common}
        {...bounds}
        placeholder={standard}
        allowDecimal={schema.type === 'number'}
        value={typeof value === 'number' ? value : ''}
        onChange={(number) => onChange(typeof number === 'number' ? number : undefined)}
      />
    );
  }
  if (schema.type === 'array') {
    const list = Array.isArray(value) ? value.map(asText) : [];
    return <TagsInput {...common} value={list} onChange={(tags) => onChange(tags.length > 0 ? tags : undefined)} />;
  }
  if (schema.type === 'object' && schema.properties) return <Members {...props} />;
  if (schema.type === 'object') {
    const map = isObject(value) ? (value as Record<string, string>) : undefined;
    return <TextMap {...common} value={map} onChange={onChange} errors={errors} path={path} />;
  }
  return (
    <TextInput
      {...common}
      placeholder={standard}
      maxLength={schema.maxLength}
      value={asText(value)}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

/** A group of settings, which is there as a whole or not at all. */
function Members({ name, schema, required, value, onChange, errors, path }: SchemaFieldProps) {
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
