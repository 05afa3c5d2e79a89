/** One of the windows in which a provider counts calls, as an answer's headers tell. */
export interface ProviderWindow {
  readonly limit?: number;
  readonly remaining: number;
  readonly resetAt?: Date;
}

/** The headers of an answer; names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A header's text; of several the first. */
export function headerText(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text?.trim() || undefined;
}

/** A header that is a number of zero or more, such as `12` or `0.5`; of a list (`10, 10;w=1`) the first. */
export function headerNumber(headers: AnswerHeaders, name: string): number | undefined {
  const found = /^(\d{1,15}(?:\.\d{1,9})?)\s*(?:[,;].*)?$/.exec(headerText(headers, name) ?? '');
  return found ? Number(found[1]) : undefined;
}

/** The window that three headers tell, each with its name; undefined when they do not say how many calls remain. */
export function windowOf(
  headers: AnswerHeaders,
  names: { readonly limit: string; readonly remaining: string; readonly reset: string },
  resetAt: (text: string) => Date | undefined,
): ProviderWindow | undefined {
  const remaining = headerNumber(headers, names.remaining);
  if (remaining === undefined) return undefined;
  return {
    limit: headerNumber(headers, names.limit),
    remaining,
    resetAt: resetAt(headerText(headers, names.reset) ?? ''),
  };
}
