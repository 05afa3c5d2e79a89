import type { SchemaObject } from 'ajv';

/** How the connector's secret goes out with a call. */
export const AUTH_SCHEMES = [
  'none',
  'bearer',
  'basic',
  'header',
  'query',
  'oauth2-client-credentials',
  'oauth2-refresh-token',
  'hmac',
] as const;
export type AuthScheme = (typeof AUTH_SCHEMES)[number];

/** A scheme with what it needs to know. Never a secret: that is in the secret ref. */
export interface AuthSettings {
  readonly scheme: AuthScheme;
  /** For `header` and `hmac`: the header that holds the secret, or the signature. */
  readonly header?: string;
  /** For `header` and `hmac`: text in front of it, such as `Bot `. */
  readonly prefix?: string;
  /** For `query`: the name of the parameter. */
  readonly parameter?: string;
  /** For the `oauth2-…` schemes: where tokens come from. */
  readonly tokenUrl?: string;
  /** For the `oauth2-…` schemes: scopes separated by blanks. */
  readonly scope?: string;
  /** For `oauth2-client-credentials`: the API that the token is for, where the provider asks. */
  readonly audience?: string;
  /** For the `oauth2-…` schemes: whether id and secret of the client go as Basic credentials or in the form. */
  readonly clientAuthentication?: 'basic' | 'form';
  /** For `hmac`. */
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
  readonly encoding?: 'hex' | 'base64';
  /** What is signed; see {@link REQUEST_VALUES}. */
  readonly template?: string;
  readonly timestampHeader?: string;
  readonly timestampUnit?: 's' | 'ms';
  /** Header with an id of the call, the same for each of its attempts. */
  readonly idHeader?: string;
  /** How the key is written: as it is, or in base64 (after `whsec_`, as Standard Webhooks has it). */
  readonly keyEncoding?: 'utf8' | 'base64';
}

/** What the value of the secret ref is for each scheme. It is checked when it is used. */
export const SECRET_FORMATS: Readonly<Record<AuthScheme, string>> = {
  none: 'None is used.',
  bearer: 'The token.',
  basic: 'user:password, in one text.',
  header: 'What stands in the header, without the prefix.',
  query: 'The value of the parameter.',
  'oauth2-client-credentials': 'JSON: {"clientId": "…", "clientSecret": "…"}.',
  'oauth2-refresh-token':
    'JSON: {"clientId": "…", "clientSecret": "…", "refreshToken": "…"}; without clientSecret for a public client. ' +
    'A refresh token that the provider replaces is stored as a new version of the secret.',
  hmac: 'The key of the signature.',
};

/** What a signature of a call can cover, by the names that templates use. */
export const REQUEST_VALUES = ['method', 'url', 'path', 'timestamp', 'id', 'body'] as const;

const HEADER_NAME = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$";
const URL_TEXT = { type: 'string', format: 'uri', pattern: '^https?://', maxLength: 500 } as const;

const FIELDS: Record<Exclude<keyof AuthSettings, 'scheme'>, SchemaObject> = {
  header: { type: 'string', pattern: HEADER_NAME, description: 'header, hmac: the header with secret or signature.' },
  prefix: { type: 'string', maxLength: 50, description: 'header, hmac: text in front of it, such as `Token `.' },
  parameter: { type: 'string', pattern: '^[\\w.~-]{1,100}$', description: 'query: the name of the parameter.' },
  tokenUrl: { ...URL_TEXT, description: 'oauth2-…: where tokens come from.' },
  scope: { type: 'string', maxLength: 1_000, description: 'oauth2-…: scopes, separated by blanks.' },
  audience: { type: 'string', maxLength: 500, description: 'oauth2-client-credentials: what the token is for.' },
  clientAuthentication: {
    enum: ['basic', 'form'],
    description: 'oauth2-…: client id and secret as Basic credentials, which is the rule, or in the form.',
  },
  algorithm: { enum: ['sha1', 'sha256', 'sha512'], description: 'hmac; sha256 unless said otherwise.' },
  encoding: { enum: ['hex', 'base64'], description: 'hmac: of the signature; hex unless said otherwise.' },
  template: {
    type: 'string',
    maxLength: 200,
    description: `hmac: what is signed. ${REQUEST_VALUES.map((name) => `{${name}}`).join(', ')} stand for themselves; {body} unless said otherwise.`,
  },
  timestampHeader: { type: 'string', pattern: HEADER_NAME, description: 'hmac: header with the time of the call.' },
  timestampUnit: { enum: ['s', 'ms'], description: 'hmac; s unless said otherwise.' },
  idHeader: { type: 'string', pattern: HEADER_NAME, description: 'hmac: header with the id of the call.' },
  keyEncoding: { enum: ['utf8', 'base64'], description: 'hmac: of the key; utf8 unless said otherwise.' },
};

const NEEDED: Readonly<Partial<Record<AuthScheme, readonly (keyof AuthSettings)[]>>> = {
  header: ['header'],
  query: ['parameter'],
  'oauth2-client-credentials': ['tokenUrl'],
  'oauth2-refresh-token': ['tokenUrl'],
  hmac: ['header'],
};

/** JSON Schema of `auth` in settings: every scheme, with all its fields. */
export function anyAuthSchema(): SchemaObject {
  return {
    type: 'object',
    description: "How the connector's secret goes out with a call.",
    additionalProperties: false,
    required: ['scheme'],
    properties: { scheme: schemeSchema(AUTH_SCHEMES), ...FIELDS },
    allOf: Object.entries(NEEDED).map(([scheme, required]) => ({
      if: { properties: { scheme: { const: scheme } } },
      then: { required },
    })),
  };
}

/** JSON Schema of `auth` for a provider that knows how each of its schemes works: only which one is to be said. */
export function knownAuthSchema(schemes: readonly AuthSettings[]): SchemaObject {
  const names = schemes.map(({ scheme }) => scheme);
  const oauth = names.some((name) => name.startsWith('oauth2-'));
  return {
    type: 'object',
    description: `How the connector's secret goes out with a call; without it: ${names[0]}.`,
    additionalProperties: false,
    required: ['scheme'],
    properties: {
      scheme: schemeSchema(names),
      ...(oauth && { tokenUrl: FIELDS.tokenUrl, scope: FIELDS.scope }),
    },
  };
}

const schemeSchema = (names: readonly AuthScheme[]): SchemaObject => ({
  enum: [...names],
  description: `What the secret has to be. ${names.map((name) => `${name}: ${SECRET_FORMATS[name]}`).join(' ')}`,
});
