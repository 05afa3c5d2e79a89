import { BinaryPieces } from './binary-pieces';
import { writeUuid } from './write-uuid';

/**
 * Parameters for `unnest($1::uuid[], …)` in PostgreSQL's binary array format. The driver sends a Buffer as a binary
 * parameter, so nothing is escaped and nothing is parsed as text: for payloads this halves the cost of an insert.
 *
 * Format (PostgreSQL source, `array_recv`): int32 dimensions, int32 has-nulls, int32 element type; per dimension int32
 * length and int32 lower bound; per element int32 byte length (-1 is null) and the bytes.
 */
const OID = { bool: 16, bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950, timestamptz: 1184, jsonb: 3802 } as const;

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);

/** Bytes before the first element. */
const HEADER = 20;

type Values<T> = readonly (T | null | undefined)[];

/** One buffer for all elements: a small one for each would be most of the garbage of the hot paths. */
function encode<T>(oid: number, values: Values<T>, bytesOf: (value: T) => number, write: Write<T>): Buffer {
  let size = HEADER;
  let nulls = 0;
  for (const value of values) {
    size += 4;
    if (value === null || value === undefined) nulls = 1;
    else size += bytesOf(value);
  }
  const buffer = Buffer.allocUnsafe(size);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(nulls, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER;
  for (const value of values) {
    const bytes = value === null || value === undefined ? -1 : write(buffer, value, at + 4);
    buffer.writeInt32BE(bytes, at);
    at += 4 + Math.max(0, bytes);
  }
  return buffer;
}

/** @returns how many bytes it wrote */
type Write<T> = (buffer: Buffer, value: T, at: number) => number;

export function uuidArray(values: Values<string>): Buffer {
  return encode(OID.uuid, values, () => 16, writeUuid);
}

export function textArray(values: Values<string>): Buffer {
  return encode(
    OID.text,
    values,
    (text) => Buffer.byteLength(text),
    (buffer, text, at) => buffer.write(text, at),
  );
}

/** Large values are not copied: they must stay as they are until the statement has been run. */
export function byteaArray(values: Values<Buffer>): BinaryPieces {
  // What is between the large values: an array of which they take no room.
  const around = encode(
    OID.bytea,
    values,
    (bytes) => (isLarge(bytes) ? 0 : bytes.length),
    (buffer, bytes, at) => (isLarge(bytes) ? 0 : bytes.copy(buffer, at)),
  );
  const pieces: Buffer[] = [];
  let from = 0;
  let at = HEADER;
  for (const bytes of values) {
    at += 4;
    if (!bytes) continue;
    if (isLarge(bytes)) {
      around.writeInt32BE(bytes.length, at - 4);
      pieces.push(around.subarray(from, at), bytes);
      from = at;
    } else {
      at += bytes.length;
    }
  }
  pieces.push(around.subarray(from));
  return new BinaryPieces(pieces);
}

/** Copying less costs less than another piece. */
const isLarge = (bytes: Buffer) => bytes.length >= 2048;

export function boolArray(values: Values<boolean>): Buffer {
  return encode(
    OID.bool,
    values,
    () => 1,
    (buffer, value, at) => buffer.writeUInt8(value ? 1 : 0, at) - at,
  );
}

export function intArray(values: Values<number>): Buffer {
  return encode(
    OID.int4,
    values,
    () => 4,
    (buffer, value, at) => buffer.writeInt32BE(value, at) - at,
  );
}

/** Whole numbers beyond the range of an integer; a fraction is cut off. */
export function bigintArray(values: Values<number>): Buffer {
  return encode(
    OID.int8,
    values,
    () => 8,
    (buffer, value, at) => buffer.writeBigInt64BE(BigInt(Math.trunc(value)), at) - at,
  );
}

/** Millisecond precision, the precision of `Date`. */
export function timestampArray(values: Values<Date>): Buffer {
  return encode(
    OID.timestamptz,
    values,
    () => 8,
    (buffer, date, at) => {
      // In two halves: exact for centuries, and without a BigInt for each.
      const microseconds = (date.getTime() - POSTGRES_EPOCH_MS) * 1_000;
      if (Number.isNaN(microseconds)) throw new RangeError('not a time: NaN');
      const high = Math.floor(microseconds / 2 ** 32);
      buffer.writeInt32BE(high, at);
      return buffer.writeUInt32BE(microseconds - high * 2 ** 32, at + 4) - at;
    },
  );
}

/** Each value is any JSON value; `undefined` and `null` become SQL null. */
export function jsonbArray(values: readonly unknown[]): Buffer {
  const texts = values.map((value) => (value === null || value === undefined ? null : JSON.stringify(value)));
  return encode(
    OID.jsonb,
    texts,
    (json) => 1 + Buffer.byteLength(json),
    (buffer, json, at) => {
      buffer.writeUInt8(1, at); // the version of the format
      return 1 + buffer.write(json, at + 1);
    },
  );
}

/** Array parameters of these types from the given number on, as `unnest` takes them: `$3::uuid[], $4::text[]`. */
export function arrays(first: number, types: readonly (keyof typeof OID | 'int' | 'bigint')[]): string {
  return types.map((type, index) => `$${first + index}::${type}[]`).join(', ');
}
