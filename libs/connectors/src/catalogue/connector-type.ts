import type { FieldError } from '@app/kernel';
import type { RateLimitDialect } from '@app/policies';
import type { SchemaObject } from 'ajv';
import type { AuthSettings } from './auth-scheme';

/** How a provider tells in its headers when calls may go on. `standard`: `Retry-After` and `RateLimit-*` of any form. */
export const RATE_LIMIT_DIALECTS = [
  'standard',
  'github',
  'linear',
  'shopify',
  'hubspot',
  'discord',
  'openai',
] as const satisfies readonly RateLimitDialect[];

/** A call that changes nothing and works only with good credentials. */
export interface TestCall {
  readonly method: 'GET' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  /** Sent as JSON. */
  readonly json?: object;
  /** Field of the answer's JSON that is true when all is well, for a provider that says so with status 200 too. */
  readonly okField?: string;
}

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
  /** Base URL of calls when the settings name none, with `{setting}` for settings; none at all: takes no calls. */
  readonly baseUrl?: string;
  /** How the secret may go out with a call; the first one unless the settings say otherwise. */
  readonly auth: readonly [AuthSettings, ...AuthSettings[]];
  /** Headers that every call to it carries. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly rateLimitDialect: RateLimitDialect;
  /**
   * Header by which a repeated call is known; none: there is no such header. Where it is honoured, repeating a POST is
   * safe whatever the policy says; a receiver of an unknown kind may ignore it.
   */
  readonly idempotency?: { readonly header: string; readonly honoured: boolean };
  /** None: the connector is tested with a GET of the path that the test names. */
  readonly test?: TestCall;
}
