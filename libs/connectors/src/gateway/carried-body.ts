import { type FieldError, looksLikeSecret } from '@app/kernel';
import type { RequestBody } from './request-bodies';

/** A body that stands in the job itself: JSON or text. */
export interface CarriedBody {
  json?: unknown;
  text?: string;
  /** Default `application/json` and `text/plain; charset=utf-8`. */
  contentType?: string;
}

/** JSON Schema of {@link CarriedBody}. */
export const CARRIED_BODY = {
  type: 'object',
  additionalProperties: false,
  required: [],
  properties: {
    json: {},
    text: { type: 'string' },
    contentType: { type: 'string', maxLength: 200, pattern: '^[!-~][ -~]*$' },
  },
} as const;

/** The bytes to send. A `content-type` among the headers stands, unless the body names its own. */
export function carriedBytes(body: CarriedBody, headers: Readonly<Record<string, string>> = {}): RequestBody {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const usual = body.text === undefined ? 'application/json' : 'text/plain; charset=utf-8';
  return {
    bytes: Buffer.from(body.text ?? JSON.stringify(body.json)),
    contentType: body.contentType ?? (named ? undefined : usual),
  };
}

/** What is wrong with a body for a call of this method; paths begin with `body`. */
export function carriedBodyProblems(body: CarriedBody, method: string): FieldError[] {
  if (method === 'GET') return [{ path: 'body', message: 'cannot go out with GET' }];
  if ((body.json === undefined) === (body.text === undefined)) {
    return [{ path: 'body', message: 'must have either json or text' }];
  }
  return secretsIn(body.json ?? body.text, body.text === undefined ? 'body.json' : 'body.text');
}

function secretsIn(value: unknown, path: string): FieldError[] {
  if (typeof value === 'string') {
    const message = 'looks like a secret: give a connector a secret ref and call through it';
    return looksLikeSecret(value) ? [{ path, message }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => secretsIn(item, `${path}.${name}`));
}
