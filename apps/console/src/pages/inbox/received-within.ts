/** How far back a list of webhooks reaches, by the word in the URL. */
export const WITHIN = [
  { value: '15m', label: 'Last 15 minutes', minutes: 15 },
  { value: '1h', label: 'Last hour', minutes: 60 },
  { value: '24h', label: 'Last 24 hours', minutes: 1_440 },
  { value: '7d', label: 'Last 7 days', minutes: 10_080 },
] as const;

/** The time that `within` means now; nothing for any time. */
export function sinceOf(within: string | undefined): string | undefined {
  const minutes = WITHIN.find(({ value }) => value === within)?.minutes;
  return minutes === undefined ? undefined : new Date(Date.now() - minutes * 60_000).toISOString();
}

export const WITHIN_FIELD = {
  name: 'within',
  label: 'Any time',
  options: WITHIN.map(({ value, label }) => ({ value, label })),
  width: 150,
} as const;
