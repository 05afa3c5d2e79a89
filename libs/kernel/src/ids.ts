import { validate } from 'uuid';
import { pooledRandom } from './random-pool';

let lastMs = 0;
/** Counts the ids of one millisecond, so that ids of one process are in the order in which they were made. */
let sequence = 0;

/** The text of the id that is being made. One native call reads it: put together from parts it would be ten strings. */
const text = Buffer.from('00000000-0000-7000-8000-000000000000', 'latin1');
const HEX = Buffer.from('0123456789abcdef', 'latin1');

/**
 * A time-ordered unique id (UUIDv7, RFC 9562, section 5.7): rows made together lie together in every index. Behind the
 * 48 bits of the time in milliseconds come a counter of 32 bits and 42 random ones.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Half of the range is left to count (RFC 9562, section 6.2, fixed bit-length dedicated counter seeding).
    sequence = pooledRandom(4).readUInt32BE() >>> 1;
  } else {
    sequence += 1;
  }
  writeHex(0, 8, Math.floor(lastMs / 0x1_0000));
  writeHex(9, 4, lastMs % 0x1_0000);
  writeHex(15, 3, sequence >>> 20); // behind the version
  writeHex(19, 4, 0x8000 | ((sequence >>> 6) & 0x3fff)); // behind the variant, two bits
  const random = pooledRandom(6);
  writeHex(24, 4, ((sequence & 0x3f) << 10) | (random.readUInt16BE(0) >>> 6));
  writeHex(28, 8, random.readUInt32BE(2));
  return text.toString('latin1');
}

/** @param digits of the number's end, from this place on */
function writeHex(at: number, digits: number, number: number): void {
  let rest = number;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    text[place] = HEX[rest & 0xf] as number;
    rest >>>= 4;
  }
}

/** Whether the text is a UUID of any version. */
export function isId(id: string): boolean {
  return validate(id);
}

/** The lowest id that {@link newId} could have made at this moment. */
export function lowestIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
