import type { Rejection } from './verifier';

/**
 * Checks that a Unix time lies within the tolerance around now. A leading zero is refused: then every time within the
 * tolerance has the same number of digits, and where it ends in a signed text is certain without a separator.
 *
 * @param text the header's text, in `unit`
 * @returns the reason for a rejection, or nothing
 */
export function timestampProblem(
  text: string,
  unit: 's' | 'ms',
  now: Date,
  toleranceSeconds: number,
): Rejection | undefined {
  if (!/^[1-9]\d{0,15}$/.test(text)) return 'timestamp_malformed';
  const at = Number(text) * (unit === 's' ? 1_000 : 1);
  const ageMs = now.getTime() - at;
  if (ageMs > toleranceSeconds * 1_000) return 'timestamp_too_old';
  return ageMs < -toleranceSeconds * 1_000 ? 'timestamp_in_future' : undefined;
}
