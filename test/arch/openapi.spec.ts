import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi, operationsOf, type Schema } from './openapi';

const document = openApi();
const operations = operationsOf(document);
const { schemas } = document.components;

/** Every schema of the components with its path. */
function everySchema(schema: Schema, path: string): [string, Schema][] {
  const parts: [string, Schema | undefined][] = [
    ...Object.entries(schema.properties ?? {}).map(([name, part]): [string, Schema] => [`${path}.${name}`, part]),
    [`${path}[]`, schema.items],
    ...[...(schema.oneOf ?? []), ...(schema.allOf ?? []), ...(schema.anyOf ?? [])].map(
      (part, index): [string, Schema] => [`${path}|${index}`, part],
    ),
  ];
  const inner = parts.flatMap(([name, part]) => (part ? everySchema(part, name) : []));
  return [[path, schema], ...inner];
}
const all = Object.entries(schemas).flatMap(([name, schema]) => everySchema(schema, name));

describe('the OpenAPI document', () => {
  it('gives every operation a summary of one sentence or two, and a tag', () => {
    const poor = operations.filter(({ summary, tags }) => !/^[A-Z].{7,}\.$/.test(summary ?? '') || tags?.length !== 1);
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+_[a-z][A-Za-z]+$/);
  });

  it('types every answer', () => {
    const untyped = operations.flatMap(({ name, responses }) =>
      Object.entries(responses)
        .filter(([status, { content }]) => !/^(204|3..)$/.test(status) && !Object.values(content ?? {})[0]?.schema)
        .map(([status]) => `${name} ${status}`),
    );
    expect(untyped).toEqual([]);
  });

  it('tells of every operation that its errors are problem documents', () => {
    for (const { responses } of operations) {
      expect(responses.default?.content).toHaveProperty(['application/problem+json', 'schema', '$ref']);
    }
  });

  it('types every request body', () => {
    const untyped = operations.filter(({ requestBody }) => {
      const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
      return requestBody && !schema?.$ref && !schema?.type;
    });
    expect(untyped.map(({ name }) => name)).toEqual([]);
  });

  it('names every parameter of a path, with its type', () => {
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const parameter of parameters) {
        expect([parameter.name, parameter.schema?.type ?? parameter.schema?.$ref]).not.toContain(undefined);
      }
    }
  });

  it('has no object of unknown shape, unless it says that any field may come', () => {
    const holes = all.filter(([, schema]) => {
      const typed = schema.type ?? schema.$ref ?? schema.oneOf ?? schema.allOf ?? schema.anyOf;
      const shape = schema.properties ?? schema.additionalProperties ?? schema.allOf;
      return typed ? schema.type === 'object' && !shape : Object.keys(schema).length > 0;
    });
    expect(holes.map(([path]) => path)).toEqual([]);
  });

  it('has a schema of its own for every class: of two with one name the contract would keep one', () => {
    const libs = join(__dirname, '../../libs');
    const names = globSync('**/*.dto.ts', { cwd: libs }).flatMap((file) =>
      [...readFileSync(join(libs, file), 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('never requires a field of an update', () => {
    const updates = Object.entries(schemas).filter(([name]) => name.startsWith('Update'));
    expect(updates.length).toBeGreaterThan(3);
    for (const [, schema] of updates) expect(schema.required).toBeUndefined();
  });

  it('always has every field of an answer: null stands for nothing', () => {
    const answered = new Set(
      operations.flatMap(({ responses }) =>
        Object.values(responses).flatMap(({ content }) => JSON.stringify(content ?? {}).match(/schemas\/\w+/g) ?? []),
      ),
    );
    const optional = [...answered]
      .map((ref) => ref.slice('schemas/'.length))
      .filter((name) => name !== 'Problem')
      .flatMap((name) => {
        const { properties = {}, required = [] } = schemas[name] ?? {};
        return Object.keys(properties)
          .filter((field) => !required.includes(field))
          .map((field) => `${name}.${field}`);
      });
    expect(optional).toEqual([]);
  });

  it('tells which times are times', () => {
    const times = all.filter(([path]) => /\.\w+At$/.test(path));
    expect(times.length).toBeGreaterThan(20);
    expect(times.filter(([, { format }]) => format !== 'date-time').map(([path]) => path)).toEqual([]);
  });

  it('allows a key for repeated writes everywhere but where the answer is shown once', () => {
    const keyless = operations.filter(
      ({ method, path, parameters }) =>
        method !== 'get' &&
        path.includes('{workspaceId}') &&
        !parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(keyless.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(['apiKeys_create']));
    expect(keyless.filter((operation) => !('x-shown-once' in operation))).toEqual([]);
  });
});
