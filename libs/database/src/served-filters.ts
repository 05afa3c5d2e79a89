/** Exact matches by property; undefined is no filter. */
export type Filters = Readonly<Record<string, unknown>>;

/** Which filters of a list its indexes serve. */
export interface ServedFilters {
  /** Few rows have one and the same value: they are found at once, whatever else is asked. */
  readonly selective: readonly string[];
  /** Their indexes have the time behind them. The first one that is asked for is what a page walks along. */
  readonly walked: readonly string[];
}

/** Those that decide which rows are looked at, and those that are looked for among them. */
export function sortOut(filters: Filters, { selective, walked }: ServedFilters): { along: Filters; others: Filters } {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const fields = new Set(asked.map(([field]) => field));
  if (selective.some((field) => fields.has(field))) return { along: Object.fromEntries(asked), others: {} };
  const first = walked.find((field) => fields.has(field));
  const [along, others] = [asked.filter(([field]) => field === first), asked.filter(([field]) => field !== first)];
  return { along: Object.fromEntries(along), others: Object.fromEntries(others) };
}
