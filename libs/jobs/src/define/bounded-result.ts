/** Longest result that is kept with a job, in bytes of its JSON. */
export const LONGEST_RESULT = 65_536;

/** The result, or in place of one that is too long how long it is. What is no JSON is left to whoever stores it. */
export function boundedResult(result: unknown): unknown {
  const bytes = bytesOf(result);
  return bytes > LONGEST_RESULT ? { truncated: true, bytes } : result;
}

function bytesOf(result: unknown): number {
  if (result === undefined || result === null) return 0;
  try {
    return Buffer.byteLength(JSON.stringify(result) ?? '');
  } catch {
    return 0;
  }
}
