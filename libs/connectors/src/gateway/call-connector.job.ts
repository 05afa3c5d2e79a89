import { defineJob } from '@app/jobs';
import type { JSONSchemaType } from 'ajv';
import { CALL_BODY, type CallBody } from './call-body';

/** A call through a connector. A stored body is named, not carried. */
export interface CallConnectorPayload {
  connectorId: string;
  method: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** The body itself, for one that is made for this call. */
  body?: CallBody;
  /** Where the body is, such as `inbox:<id>`. */
  bodyRef?: string;
}

const TEXTS = { type: 'object', required: [], additionalProperties: { type: 'string' }, nullable: true };
const TEXT = { type: 'string', nullable: true };

export const callConnector = defineJob<CallConnectorPayload>('connector.call', {
  lane: 'default',
  // The connector's policy decides; this is for a job that was made without one.
  maxAttempts: 8,
  // Above the longest total timeout a policy may set, so that the policy's own error is what the record shows.
  timeoutMs: 310_000,
  external: { permission: 'connectors:call' },
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['connectorId', 'method', 'path'],
    properties: {
      connectorId: { type: 'string' },
      method: { type: 'string', enum: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] },
      path: { type: 'string', maxLength: 2_000 },
      query: TEXTS,
      headers: TEXTS,
      body: CALL_BODY,
      bodyRef: TEXT,
    },
    // The library's type has no words for "any JSON value".
  } as unknown as JSONSchemaType<CallConnectorPayload>,
});
