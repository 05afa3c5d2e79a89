import { v7, validate } from 'uuid';
import { pooledRandom } from './random-pool';

let lastMs = 0;
/** Counts the ids of one millisecond, so that ids of one process are in the order in which they were made. */
let sequence = 0;

/** A time-ordered unique id (UUIDv7, RFC 9562): rows made together lie together in every index. */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Half of the range is left to count (RFC 9562, section 6.2, fixed bit-length dedicated counter seeding).
    sequence = pooledRandom(4).readUInt32BE() >>> 1;
  } else {
    sequence += 1;
  }
  return v7({ msecs: lastMs, seq: sequence, random: pooledRandom(16) });
}

/** Whether the text is a UUID of any version. */
export function isId(text: string): boolean {
  return validate(text);
}

/** The lowest id that {@link newId} could have made at this moment. */
export function lowestIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
