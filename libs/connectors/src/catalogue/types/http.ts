import type { ConnectorType } from '../connector-type';

const HEADER_NAME = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$";

/** Any HTTP service: calls to a base URL, webhooks by a configurable signature. */
export const http: ConnectorType = {
  type: 'http',
  title: 'HTTP',
  description: 'Any HTTP service: calls out to a base URL, webhooks in with a configurable HMAC signature.',
  documentationUrl: 'https://www.rfc-editor.org/rfc/rfc9110',
  verification: 'generic',
  auth: 'none',
  settings: {
    type: 'object',
    additionalProperties: false,
    properties: {
      baseUrl: {
        type: 'string',
        format: 'uri',
        pattern: '^https?://',
        description: 'Calls go to paths under this URL.',
        examples: ['https://api.example.com/v1'],
      },
      auth: {
        type: 'object',
        description: "How the connector's secret goes out with a call.",
        additionalProperties: false,
        required: ['scheme'],
        properties: {
          scheme: {
            enum: ['none', 'bearer', 'basic', 'header'],
            description: 'bearer: the secret is the token. basic: the secret is user:password. header: see header.',
          },
          header: { type: 'string', pattern: HEADER_NAME, description: 'Header that holds the secret, for `header`.' },
        },
        if: { properties: { scheme: { const: 'header' } } },
        then: { required: ['header'] },
      },
      headers: {
        type: 'object',
        description: 'Headers of every call. Not for secrets.',
        propertyNames: { pattern: HEADER_NAME },
        additionalProperties: { type: 'string', maxLength: 1000 },
        maxProperties: 50,
      },
      verification: {
        type: 'object',
        description: 'How an inbound webhook is signed. Without it the connector takes no webhooks.',
        additionalProperties: false,
        required: ['signatureHeader'],
        properties: {
          signatureHeader: { type: 'string', pattern: HEADER_NAME, examples: ['X-Signature'] },
          algorithm: { enum: ['sha1', 'sha256', 'sha512'], default: 'sha256' },
          encoding: { enum: ['hex', 'base64'], default: 'hex' },
          prefix: {
            type: 'string',
            maxLength: 50,
            default: '',
            description: 'Text before the signature, as `sha256=`.',
          },
          template: {
            type: 'string',
            maxLength: 200,
            default: '{body}',
            description: 'What is signed: {body}, {timestamp}, {id} and {url} stand for themselves.',
          },
          timestampHeader: { type: 'string', pattern: HEADER_NAME, description: 'Unix time of the request.' },
          timestampUnit: { enum: ['s', 'ms'], default: 's' },
          toleranceSeconds: { type: 'integer', minimum: 1, maximum: 86400, default: 300 },
          idHeader: { type: 'string', pattern: HEADER_NAME, description: "Header with the event's id, for dedupe." },
          idPath: { type: 'string', maxLength: 200, description: "JSONPath of the event's id in the body." },
          typeHeader: { type: 'string', pattern: HEADER_NAME, description: "Header with the event's type." },
          typePath: { type: 'string', maxLength: 200, description: "JSONPath of the event's type in the body." },
        },
      },
    },
  },
};
