import { LRUCache } from 'lru-cache';
import { RE2JS } from 're2js';

export const LONGEST_PATTERN = 500;
/** A text beyond this is not searched: linear time is long for a long text. */
const LONGEST_TEXT = 100_000;

const compiled = new LRUCache<string, RE2JS>({ max: 1_000 });

/** Whether the text has what the pattern describes, in time linear in its length whatever the pattern (RE2 syntax). */
export function matchesPattern(pattern: string, text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = RE2JS.compile(pattern)));
  return regex.matcher(text).find();
}

/** What is wrong with a pattern; nothing when it can be used. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `must have at most ${LONGEST_PATTERN} characters`;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `must be a regular expression of RE2, which has no look-around and no back-references: ${reason}`;
  }
}
