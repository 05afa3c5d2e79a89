/** What we ask of a figure. `timesAtMost` is the ratio of a latency or size read the other way round. */
export type Mark = { ratioAtLeast: number } | { timesAtMost: number } | { selfAtMost: number };

/** Medians of the same code differ by so much from run to run. */
const NOISE = 0.1;

/** The mark in words, and whether it is met. */
export function verdict(mark: Mark, self: number, ratio = NaN): { mark: string; verdict: string } {
  if ('ratioAtLeast' in mark) {
    return { mark: `ratio ≥ ${mark.ratioAtLeast.toFixed(2)}`, verdict: inWords(ratio / mark.ratioAtLeast) };
  }
  if ('timesAtMost' in mark) {
    return { mark: `≤ ${mark.timesAtMost} × other`, verdict: inWords(mark.timesAtMost * ratio) };
  }
  return { mark: `≤ ${mark.selfAtMost}`, verdict: inWords(mark.selfAtMost / self) };
}

/** @param reached 1 is exactly the mark */
function inWords(reached: number): string {
  if (reached >= 1) return 'met';
  return reached >= 1 - NOISE ? `met within ${NOISE * 100} % noise` : 'not met';
}
