import { InvalidInput } from './domain-error';

/** The last row's sort key of a page: the next page begins behind it. */
export type CursorKey = readonly string[];

/** Makes the opaque text of `nextCursor`. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor that this API handed out. Throws {@link InvalidInput} for any other text.
 *
 * @param checks one for each part of the key
 */
export function decodeCursor(cursor: string, checks: readonly ((part: string) => boolean)[]): CursorKey {
  const key = parse(cursor);
  const fits = Array.isArray(key) && key.length === checks.length && key.every((part, at) => isPart(part, checks[at]));
  if (fits) return key as string[];
  throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list; leave it out to start over' }]);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isPart(part: unknown, check: ((part: string) => boolean) | undefined): boolean {
  return typeof part === 'string' && check?.(part) === true;
}
