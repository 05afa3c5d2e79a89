export interface PayloadPath {
  /** A JSONPath (RFC 9535). */
  readonly path: string;
  /** What is there, in a few letters. */
  readonly preview: string;
}

const MOST_PATHS = 300;
const DEEPEST = 8;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Every place in a payload that holds a value; lists stand for all of their items. */
export function pathsOf(body: string | undefined): PayloadPath[] {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string, depth: number): void => {
    if (found.size >= MOST_PATHS || depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 3)) visit(item, `${path}[*]`, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, `${path}${step(name)}`, depth + 1);
    } else if (!found.has(path)) {
      found.set(path, JSON.stringify(value).slice(0, 60));
    }
  };
  try {
    visit(JSON.parse(body ?? ''), '$', 0);
  } catch {
    return [];
  }
  return [...found].map(([path, preview]) => ({ path, preview }));
}

const step = (name: string) => (PLAIN_NAME.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);
