import type { OpenApi, Schema } from '../../arch/openapi';

interface BoundedSchema extends Schema {
  minimum?: number;
  minLength?: number;
}

/** Values that the contract allows. */
export class SchemaExamples {
  /** @param known values of fields with these names, such as ids of what exists */
  constructor(
    private readonly schemas: OpenApi['components']['schemas'],
    private readonly known: Readonly<Record<string, unknown>>,
  ) {}

  of(schema: BoundedSchema | undefined, name = ''): unknown {
    if (name in this.known) return this.known[name];
    const inner = schema?.allOf?.[0] ?? schema?.oneOf?.[0] ?? schema?.anyOf?.[0];
    const referred = schema?.$ref && this.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (referred) return this.of(referred, name);
    if (schema?.example !== undefined) return schema.example;
    if (inner) return this.of(inner, name);
    return schema?.enum?.[0] ?? this.ofType(schema ?? {}, name);
  }

  private ofType({ type, format, minimum = 1, minLength = 1, items, properties = {} }: BoundedSchema, name: string) {
    if (type === 'boolean') return true;
    if (type === 'number' || type === 'integer') return minimum;
    if (type === 'array') return [this.of(items, name)];
    if (type === 'object') {
      return Object.fromEntries(Object.entries(properties).map(([field, part]) => [field, this.of(part, field)]));
    }
    if (format === 'date-time') return '2040-01-31T09:30:00Z';
    return format === 'uuid' ? '0197aaaa-0000-7000-8000-000000000000' : 'x'.repeat(minLength);
  }
}
