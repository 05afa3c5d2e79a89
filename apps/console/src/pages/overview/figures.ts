const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 1, notation: 'compact' });
const EXACT = new Intl.NumberFormat('en');

/** A number in a few letters: `950`, `12.4K`. */
export const count = (value: number) => (value < 10_000 ? EXACT.format(value) : COUNT.format(value));

/** Never 100 % when one failed. */
export function percent(part: number): string {
  const hundredth = Math.floor(part * 10_000) / 100;
  return `${hundredth >= 99 && hundredth < 100 ? hundredth.toFixed(2) : Math.floor(part * 1_000) / 10} %`;
}
