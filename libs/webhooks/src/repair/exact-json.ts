type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const raw = JSON as unknown as { rawJSON(text: string): { readonly rawJSON: string }; parse: Parse };
type Parse = (text: string, reviver: Reviver) => unknown;

/**
 * Reads JSON so that `JSON.stringify` gives every number back as it was written: one that a double cannot hold, such as
 * a large id, or one with another spelling, such as `1.0`, becomes a raw one. Source: ECMAScript, "JSON.parse source
 * text access". Throws SyntaxError.
 */
export function exactJson(text: string): unknown {
  return raw.parse(text, (_, value, { source = '' }) =>
    typeof value === 'number' && String(value) !== source ? raw.rawJSON(source) : value,
  );
}

/** The digits of a number that {@link exactJson} read; nothing for anything else. */
export function digitsOf(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'object') return undefined;
  const text = JSON.stringify(value);
  return /^\d{1,20}$/.test(text) ? text : undefined;
}
