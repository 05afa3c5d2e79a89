/** The value of a hex digit by its character; for all others more than any digit has. */
const DIGITS = new Uint8Array(128).fill(0xff);
[...'0123456789abcdef'].forEach((digit, value) => {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
});

/**
 * Writes the 16 bytes of a UUID, digit by digit: without its hyphens it would be another string, for every id of every
 * row. Throws a RangeError for what is none: PostgreSQL would take it for a broken message, and a batch could not tell
 * whose fault it is.
 *
 * @returns how many bytes it wrote
 */
export function writeUuid(buffer: Buffer, id: string, at: number): number {
  let place = 0;
  let seen = 0;
  for (let byte = at; byte < at + 16; byte += 1) {
    if (isHyphen(place)) place += 1;
    const high = DIGITS[id.charCodeAt(place)] ?? 0xff;
    const low = DIGITS[id.charCodeAt(place + 1)] ?? 0xff;
    seen |= high | low;
    buffer[byte] = (high << 4) | low;
    place += 2;
  }
  if (seen > 0xf || id.length !== 36) throw new RangeError('not a UUID');
  return 16;
}

const isHyphen = (place: number) => place === 8 || place === 13 || place === 18 || place === 23;
