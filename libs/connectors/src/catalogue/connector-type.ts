import type { FieldError } from '@app/kernel';
import type { SchemaObject } from 'ajv';

/** How the connector's secret goes out with a call. */
export type AuthScheme = 'none' | 'bearer' | 'basic' | 'header';

/** A kind of third party, as data: a new one is one file beside this one. */
export interface ConnectorType {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** Where the third party documents its webhooks or its API. */
  readonly documentationUrl: string;
  /** JSON Schema of `settings`. It has no place for a secret. */
  readonly settings: SchemaObject;
  /** What is wrong between settings that the schema accepts; paths within `settings`. */
  contradictions?(settings: Readonly<Record<string, unknown>>): FieldError[];
  /** Name of the scheme that proves inbound webhooks; none: the type takes no webhooks. */
  readonly verification?: string;
  /** Base URL of calls when the settings name none; none at all: the type takes no calls. */
  readonly baseUrl?: string;
  /** Auth scheme of calls when the settings name none. */
  readonly auth: AuthScheme;
  /** Headers that every call to it carries. */
  readonly headers?: Readonly<Record<string, string>>;
}
