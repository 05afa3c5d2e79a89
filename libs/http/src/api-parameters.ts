import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const IDS = new Set(['workspaceId', 'id']);

/** Marks an operation whose answer is never stored, so that it takes no `Idempotency-Key`. */
export const SHOWN_ONCE_EXTENSION = 'x-shown-once';

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Within 24 hours the same key answers what the first request did. With another request it is 422.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** Completes what controllers need not repeat: every parameter of a path, and the headers that belong to every write. */
export function documentParameters(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const declared = (operation.parameters ?? []) as Parameter[];
      const others = declared.filter((parameter) => parameter.in !== 'path');
      operation.parameters = unique([
        ...names.map(pathParameter),
        ...others,
        ...(repeatable(method, names, operation) ? [IDEMPOTENCY_KEY] : []),
      ]);
    }
  }
}

function pathParameter(name: string): Parameter {
  return { name, in: 'path', required: true, schema: { type: 'string', ...(IDS.has(name) ? { format: 'uuid' } : {}) } };
}

function repeatable(method: string, names: string[], operation: Operation): boolean {
  return method !== 'get' && names.includes('workspaceId') && !(SHOWN_ONCE_EXTENSION in operation);
}

function unique(parameters: Parameter[]): Parameter[] {
  return [...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}
