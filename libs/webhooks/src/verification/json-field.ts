import { compile, type JSONPathQuery, type JSONValue } from 'json-p3';
import { LRUCache } from 'lru-cache';

const compiled = new LRUCache<string, JSONPathQuery>({ max: 1_000 });

/** Compiles an RFC 9535 JSONPath once. Throws for one that is not well formed. */
export function jsonPath(path: string): JSONPathQuery {
  let query = compiled.get(path);
  if (!query) {
    query = compile(path);
    compiled.set(path, query);
  }
  return query;
}

/** The body as JSON; nothing when it is none. */
export function parseJson(body: Buffer): JSONValue | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as JSONValue;
  } catch {
    return undefined;
  }
}

/** The first value at the path, if it is a text or a number. */
export function jsonText(json: JSONValue | undefined, path: string): string | undefined {
  if (json === undefined) return undefined;
  const value = jsonPath(path).query(json).values()[0];
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
