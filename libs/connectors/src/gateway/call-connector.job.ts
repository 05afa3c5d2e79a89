import { defineJob } from '@app/jobs';
import type { JSONSchemaType } from 'ajv';
import { CARRIED_BODY, type CarriedBody } from './carried-body';

/** A call through a connector. The body of an event is named, not carried; that of a caller stands in the job. */
export interface CallConnectorPayload {
  connectorId: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Where the body is, such as `inbox:<id>`. */
  bodyRef?: string;
  body?: CarriedBody;
}

const PAYLOAD = {
  type: 'object',
  additionalProperties: false,
  required: ['connectorId', 'method', 'path'],
  properties: {
    connectorId: { type: 'string' },
    method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    path: { type: 'string', maxLength: 2_000 },
    headers: { type: 'object', required: [], additionalProperties: { type: 'string' } },
    bodyRef: { type: 'string' },
    body: CARRIED_BODY,
  },
};

export const callConnector = defineJob<CallConnectorPayload>('connector.call', {
  lane: 'default',
  // The connector's policy decides; this is for a job that was made without one.
  maxAttempts: 8,
  // Above the longest total timeout a policy may set, so that the policy's own error is what the record shows.
  timeoutMs: 310_000,
  // A body is any JSON, which the type of the schema cannot say.
  payload: PAYLOAD as unknown as JSONSchemaType<CallConnectorPayload>,
  external: { permission: 'connectors:call' },
});
