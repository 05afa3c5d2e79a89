const NUMBER = /^\d{1,15}(\.\d{1,9})?$/;
const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;

/** Numbers from here on are times since the epoch in seconds (2001), and in milliseconds (2001). Below: seconds from now. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MILLISECONDS = 1e12;

/** When a window ends. Providers say it in four ways: seconds from now, epoch seconds, epoch milliseconds, a date. */
export function resetTime(text: string, now: Date): Date | undefined {
  if (NUMBER.test(text)) {
    const number = Number(text);
    if (number >= EPOCH_MILLISECONDS) return new Date(number);
    return new Date(number >= EPOCH_SECONDS ? number * 1_000 : now.getTime() + number * 1_000);
  }
  const time = /^\d{4}-\d\d-\d\d|^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A time such as `6m0s`, `1.5s` or `20ms` from now, as OpenAI's headers have it. */
export function durationTime(text: string, now: Date): Date | undefined {
  const found = text === '' ? null : DURATION.exec(text);
  if (!found) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return new Date(now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds);
}
