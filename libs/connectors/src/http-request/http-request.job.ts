import { defineJob } from '@app/jobs';
import type { JSONSchemaType } from 'ajv';
import { CALL_BODY, type CallBody } from '../gateway/call-body';

/** A request to a public address that needs no connector: no secret, no policy of its own. */
export interface HttpRequestPayload {
  url: string;
  method: string;
  headers?: Record<string, string>;
  body?: CallBody;
}

const PAYLOAD = {
  type: 'object',
  additionalProperties: false,
  required: ['url', 'method'],
  properties: {
    url: { type: 'string', maxLength: 2_000 },
    method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    headers: { type: 'object', required: [], additionalProperties: { type: 'string' } },
    body: CALL_BODY,
  },
};

export const httpRequest = defineJob<HttpRequestPayload>('http.request', {
  lane: 'default',
  maxAttempts: 8,
  // Above the total timeout of the standard policy, so that the request's own error is what the record shows.
  timeoutMs: 40_000,
  // A body is any JSON, which the type of the schema cannot say.
  payload: PAYLOAD as unknown as JSONSchemaType<HttpRequestPayload>,
  external: { permission: 'connectors:call' },
});
