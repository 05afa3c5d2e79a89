import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Schema {
  type?: string;
  $ref?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  required?: string[];
  nullable?: boolean;
  items?: Schema;
  oneOf?: Schema[];
  allOf?: Schema[];
  anyOf?: Schema[];
  enum?: unknown[];
  example?: unknown;
  format?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema?: Schema;
}

interface Body {
  content?: Record<string, { schema?: Schema; example?: unknown }>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body>;
  'x-access'?: { kind: string; permission?: string };
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface NamedOperation extends Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** The contract as it is in the repository; another test proves that it is up to date. */
export function openApi(): OpenApi {
  return JSON.parse(readFileSync(join(__dirname, '../../openapi.json'), 'utf8')) as OpenApi;
}

/** An answer that does not end by itself. */
export const isEndless = ({ responses }: Operation) => 'text/event-stream' in (responses['200']?.content ?? {});

export function operationsOf(document: OpenApi): NamedOperation[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      method,
      path,
      name: `${method.toUpperCase()} ${path}`,
    })),
  );
}
