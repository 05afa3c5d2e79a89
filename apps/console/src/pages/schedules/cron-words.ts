import cronstrue from 'cronstrue';

/** What a cron expression means, in words; nothing for what is none yet. */
export function cronWords(cron: string): string | undefined {
  try {
    const words = cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
    return /^At [\d:]+$/.test(words) ? `${words}, every day` : words;
  } catch {
    return undefined;
  }
}

/** Expressions to begin with. */
export const COMMON_CRONS: readonly { cron: string; label: string }[] = [
  { cron: '*/5 * * * *', label: 'Every 5 minutes' },
  { cron: '0 * * * *', label: 'Hourly' },
  { cron: '30 2 * * *', label: 'Nightly' },
  { cron: '0 9 * * MON-FRI', label: 'Working days' },
  { cron: '0 6 * * MON', label: 'Weekly' },
  { cron: '0 0 1 * *', label: 'Monthly' },
];

/** Every time zone that the browser knows. */
export const TIME_ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** The reader's own. */
export const OWN_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
