import { defineJob } from '@app/jobs';

/** A call through a connector. Its body is named, not carried. */
export interface CallConnectorPayload {
  connectorId: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Where the body is, such as `inbox:<id>`. */
  bodyRef?: string;
}

export const callConnector = defineJob<CallConnectorPayload>('connector.call', {
  lane: 'default',
  // The connector's policy decides; this is for a job that was made without one.
  maxAttempts: 8,
  // Above the longest total timeout a policy may set, so that the policy's own error is what the record shows.
  timeoutMs: 310_000,
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['connectorId', 'method', 'path'],
    properties: {
      connectorId: { type: 'string' },
      method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
      path: { type: 'string', maxLength: 2_000 },
      headers: { type: 'object', required: [], additionalProperties: { type: 'string' }, nullable: true },
      bodyRef: { type: 'string', nullable: true },
    },
  },
});
