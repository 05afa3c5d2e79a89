import type { Rejection } from './verifier';

/**
 * Checks that a Unix time lies within the tolerance around now.
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
  if (!/^\d{1,16}$/.test(text)) return 'timestamp_malformed';
  const at = Number(text) * (unit === 's' ? 1_000 : 1);
  const ageMs = now.getTime() - at;
  if (ageMs > toleranceSeconds * 1_000) return 'timestamp_too_old';
  return ageMs < -toleranceSeconds * 1_000 ? 'timestamp_in_future' : undefined;
}
