import { type FieldError, looksLikeSecret } from '@app/kernel';

/** The body of a call; at most one of the first four. */
export interface CallBody {
  /** Any JSON value. */
  readonly json?: unknown;
  /** Fields of a form (`application/x-www-form-urlencoded`). */
  readonly form?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Any bytes. */
  readonly base64?: string;
  /** Takes the place of the one that the kind of body brings. */
  readonly contentType?: string;
}

const TEXT = { type: 'string', nullable: true } as const;

/** JSON Schema of {@link CallBody}. */
export const CALL_BODY = {
  type: 'object',
  additionalProperties: false,
  nullable: true,
  required: [],
  properties: {
    json: {},
    form: { type: 'object', required: [], additionalProperties: { type: 'string' }, nullable: true },
    text: TEXT,
    base64: { ...TEXT, pattern: '^[A-Za-z0-9+/]*={0,2}$' },
    contentType: { ...TEXT, maxLength: 200, pattern: '^[!-~][ -~]*$' },
  },
} as const;

export interface EncodedBody {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** The bytes that go out; nothing for a body of no kind. */
export function encodeBody({ json, form, text, base64, contentType }: CallBody): EncodedBody | undefined {
  const as = (bytes: Buffer, usual: string) => ({ bytes, contentType: contentType ?? usual });
  if (json !== undefined) return as(Buffer.from(JSON.stringify(json)), 'application/json');
  if (form !== undefined) {
    return as(Buffer.from(new URLSearchParams({ ...form }).toString()), 'application/x-www-form-urlencoded');
  }
  if (text !== undefined) return as(Buffer.from(text), 'text/plain; charset=utf-8');
  if (base64 !== undefined) return as(Buffer.from(base64, 'base64'), 'application/octet-stream');
  return undefined;
}

/** What is wrong with a body for a call of this method; paths begin with `body`. */
export function callBodyProblems({ json, form, text, base64 }: CallBody, method: string): FieldError[] {
  if (method === 'GET' || method === 'HEAD') return [{ path: 'body', message: `cannot go out with ${method}` }];
  const kinds = Object.entries({ json, form, text, base64 }).filter(([, value]) => value !== undefined);
  const [kind] = kinds;
  if (kinds.length !== 1 || !kind) {
    return [{ path: 'body', message: 'must have exactly one of json, form, text and base64' }];
  }
  return secretsIn(kind[1], `body.${kind[0]}`);
}

function secretsIn(value: unknown, path: string): FieldError[] {
  if (typeof value === 'string') {
    const message = 'looks like a secret: give a connector a secret ref and call through it';
    return looksLikeSecret(value) ? [{ path, message }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => secretsIn(item, `${path}.${name}`));
}
