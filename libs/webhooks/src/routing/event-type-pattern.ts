/**
 * Whether a route wants an event of this type. A pattern is a type, or has `*` for any text: `*`, `issues`,
 * `pull_request*`, `invoice.*`. An event without a type is wanted by `*` alone.
 */
export function wantsType(patterns: readonly string[], type: string | null): boolean {
  return patterns.some((pattern) => pattern === '*' || (type !== null && matches(pattern, type)));
}

/** Linear in the length of the type: each part between stars is searched once, from left to right. */
function matches(pattern: string, type: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return pattern === type;
  const last = parts.at(-1) ?? '';
  if (!type.startsWith(first) || !type.endsWith(last) || type.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = type.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= type.length - last.length;
}
