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
