/** What a signature can cover, by the names that templates use. */
export const SIGNED_VALUES = ['body', 'timestamp', 'id', 'url'] as const;
export type SignedValue = (typeof SIGNED_VALUES)[number];

export type TemplatePart = { readonly value: SignedValue } | { readonly text: string };

const PLACEHOLDER = new RegExp(`(\\{(?:${SIGNED_VALUES.join('|')})\\})`);

/** Splits `{timestamp}.{body}` into its parts, in their order. */
export function templateParts(template: string): TemplatePart[] {
  return template
    .split(PLACEHOLDER)
    .filter((part) => part !== '')
    .map((part) => (PLACEHOLDER.test(part) ? { value: part.slice(1, -1) as SignedValue } : { text: part }));
}

/**
 * The characters that end the id in the signed text: an id that has one of them could be cut elsewhere, and the same
 * signature would prove another id with another body. Source: Standard Webhooks, "Signature scheme".
 */
export function idDelimiters(parts: readonly TemplatePart[]): string[] {
  const at = parts.findIndex((part) => 'value' in part && part.value === 'id');
  const [before, after] = at < 0 ? [] : [parts[at - 1], parts[at + 1]];
  return [
    ...(before && 'text' in before ? [before.text.slice(-1)] : []),
    ...(after && 'text' in after ? [after.text.slice(0, 1)] : []),
  ];
}

/** What makes the template unsafe or useless, in words that follow its name; nothing for a good one. */
export function templateProblem(template: string): string | undefined {
  const parts = templateParts(template);
  const values = parts.flatMap((part) => ('value' in part ? [part.value] : []));
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated) return `must have {${repeated}} only once`;
  if (!values.includes('body')) return 'must have {body}: what is not signed can be forged';
  const unknown = parts.map((part) => ('text' in part ? /\{\w+\}/.exec(part.text)?.[0] : undefined)).find(Boolean);
  if (unknown)
    return `has ${unknown}, but only ${SIGNED_VALUES.map((value) => `{${value}}`).join(', ')} stand for something`;
  // A time needs no separator: within the tolerance its number of digits is fixed. The URL is a constant.
  if (parts.some((part, index) => 'value' in part && part.value === 'id' && hasNeighbour(parts, index))) {
    return 'must have a separator between {id} and what stands beside it, or the end of the id is not proven';
  }
  return undefined;
}

function hasNeighbour(parts: readonly TemplatePart[], index: number): boolean {
  return [parts[index - 1], parts[index + 1]].some((part) => part !== undefined && 'value' in part);
}
