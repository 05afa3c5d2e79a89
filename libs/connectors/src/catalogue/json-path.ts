import { JSONPathEnvironment, type JSONPathQuery, jsonpath } from 'json-p3';
import { LRUCache } from 'lru-cache';

const LONGEST = 200;

const environment = new JSONPathEnvironment();
// Their regular expressions backtrack, and `match(@.a, @.b)` takes even the pattern from the sender's body.
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

// The class of `..` segments is not exported.
const DESCENDANT = environment.compile('$..*').segments[0]?.constructor;
const compiled = new LRUCache<string, JSONPathQuery>({ max: 1_000 });

/**
 * Compiles a JSONPath (RFC 9535) once. Throws for one that is not well formed, and for one whose work could grow
 * faster than the JSON it is applied to, because a path is a workspace's and the process that evaluates it is
 * everybody's: at most 200 characters, no `match()` or `search()`, one selector in a bracket, `..` at most once, and
 * no `$` within a filter. Evaluating it throws for JSON that is nested deeper than 50 levels below a `..`.
 */
export function jsonPath(path: string): JSONPathQuery {
  let query = compiled.get(path);
  if (!query) {
    if (path.length > LONGEST) throw new Error(`is longer than ${LONGEST} characters`);
    query = environment.compile(path);
    assertLinear(query);
    compiled.set(path, query);
  }
  return query;
}

/** Whether {@link jsonPath} takes it. */
export function isJsonPath(path: string): boolean {
  try {
    jsonPath(path);
    return true;
  } catch {
    return false;
  }
}

function assertLinear(query: JSONPathQuery): void {
  const parts = [...partsOf(query)];
  if (parts.filter((part) => part.constructor === DESCENDANT).length > 1) throw new Error('has two ..');
  if (parts.some((part) => part instanceof jsonpath.expressions.RootQuery)) throw new Error('has a $ within a filter');
  if (parts.some((part) => 'selectors' in part && (part.selectors as unknown[]).length > 1)) {
    throw new Error('has several selectors in one bracket');
  }
}

/** The parts of a compiled path, with those of its filters. */
function* partsOf(part: object): Generator<object> {
  yield part;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'environment' || name === 'token') continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
      if (typeof child === 'object' && child !== null) yield* partsOf(child);
    }
  }
}
