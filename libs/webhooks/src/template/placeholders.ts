import { referenceProblem } from './reference';

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const MOST = 20;

/** The references of a text's placeholders: `/issues/{{ $.issue.number }}` has one. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, reference = '']) => reference.trim());
}

/** The text with its placeholders filled in; nothing when one of them finds nothing. */
export function filled(text: string, valueOf: (reference: string) => string | undefined): string | undefined {
  const values = placeholdersOf(text).map(valueOf);
  if (values.includes(undefined)) return undefined;
  return text.replace(PLACEHOLDER, () => values.shift() ?? '');
}

/** The text with something harmless in the place of each placeholder. */
export const withStandIns = (text: string) => text.replace(PLACEHOLDER, 'x');

/** What is wrong with the placeholders of a text; nothing when all are good. */
export function placeholderProblem(text: string): string | undefined {
  const references = placeholdersOf(text);
  if (references.length > MOST) return `must have at most ${MOST} placeholders`;
  if (/\{\{|\}\}/.test(withStandIns(text))) return 'has {{ without }}, or }} without {{';
  for (const reference of references) {
    const problem = referenceProblem(reference);
    if (problem !== undefined) return `has the placeholder {{ ${reference} }}, which ${problem}`;
  }
  return undefined;
}
