import { anyAuthSchema, type AuthSettings } from '../auth-scheme';
import type { ConnectorType } from '../connector-type';
import { httpContradictions } from './http-contradictions';

const HEADER_NAME = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$";

const ANY_AUTH: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'none' },
  { scheme: 'bearer' },
  { scheme: 'basic' },
  { scheme: 'header' },
  { scheme: 'query' },
  { scheme: 'oauth2-client-credentials' },
  { scheme: 'oauth2-refresh-token' },
  { scheme: 'hmac' },
];

/** Any HTTP service: calls to a base URL, webhooks by a configurable signature. */
export const http: ConnectorType = {
  type: 'http',
  title: 'HTTP',
  description: 'Any HTTP service: calls out to a base URL, webhooks in with a configurable HMAC signature.',
  documentationUrl: 'https://www.rfc-editor.org/rfc/rfc9110',
  verification: 'generic',
  auth: ANY_AUTH,
  rateLimitDialect: 'standard',
  idempotency: { header: 'idempotency-key', honoured: false },
  contradictions: httpContradictions,
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
      auth: anyAuthSchema(),
      maxRedirects: {
        type: 'integer',
        minimum: 0,
        maximum: 5,
        description:
          'Redirects that a GET or HEAD may follow; none unless said otherwise. Each is checked like the first address, and another host gets neither ' +
          'the secret nor any other header of the connector.',
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
            description:
              'What is signed. {body}, {timestamp}, {id} and {url} stand for themselves; {body} has to be in it, and ' +
              'around {id} a separator that no id contains.',
          },
          timestampHeader: {
            type: 'string',
            pattern: HEADER_NAME,
            description: 'Header with the Unix time of the request. The template has to have {timestamp} then.',
          },
          timestampUnit: { enum: ['s', 'ms'], default: 's' },
          toleranceSeconds: { type: 'integer', minimum: 1, maximum: 86400, default: 300 },
          idHeader: {
            type: 'string',
            pattern: HEADER_NAME,
            description: "Header with the event's id, for dedupe: with {id} in the template, or see trustUnsignedId.",
          },
          trustUnsignedId: {
            type: 'boolean',
            default: false,
            description:
              'Dedupe by idHeader although the signature does not cover it, for senders like GitHub that sign the body ' +
              'only. Whoever gets hold of one signed request can then repeat its event under new ids, but never change it.',
          },
          idPath: {
            type: 'string',
            maxLength: 200,
            format: 'json-path',
            description:
              "JSONPath of the event's id in the body. Without any id an event is told by what is signed of it: if " +
              'that is the body alone, a second event with the same body counts as the first one come again.',
          },
          typeHeader: {
            type: 'string',
            pattern: HEADER_NAME,
            description: "Header with the event's type. No signature covers it; prefer typePath where there is one.",
          },
          typePath: {
            type: 'string',
            maxLength: 200,
            format: 'json-path',
            description: "JSONPath of the event's type in the body.",
          },
        },
      },
    },
  },
};
