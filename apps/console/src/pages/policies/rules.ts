import type { Schemas } from '../../api/client';

export type Rules = Schemas['PolicyDocumentDto'];
export type PartName = keyof Rules;

/** What a part of the editor gets: its numbers, how to change them, and what is wrong with them. */
export interface PartProps<Part extends PartName> {
  part: Rules[Part];
  onChange: (change: Partial<Rules[Part]>) => void;
  /** Messages by field, such as `burst`. */
  errors: Readonly<Record<string, string>>;
}

export const PARTS = ['rateLimit', 'concurrency', 'timeout', 'retry', 'circuitBreaker'] as const;

/** The rules alone, of anything that has them. */
export const rulesOf = ({ rateLimit, concurrency, timeout, retry, circuitBreaker }: Rules): Rules => ({
  rateLimit,
  concurrency,
  timeout,
  retry,
  circuitBreaker,
});

/** The messages about one part, without its name before them. */
export function errorsOf(errors: Readonly<Record<string, string>>, part: PartName): Record<string, string> {
  const mine = Object.entries(errors).filter(([path]) => path.startsWith(`${part}.`));
  return Object.fromEntries(mine.map(([path, message]) => [path.slice(part.length + 1), message]));
}
