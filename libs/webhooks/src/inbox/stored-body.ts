import type { Blobs } from '@app/blobs';
import { Conflict, type WorkspaceScope } from '@app/kernel';
// Node's own zlib takes longer for a usual event, and the api has one thread for all of them.
import { compressSync, uncompressSync } from 'lz4-napi';

/**
 * How a body is kept in its row: as it came, or as an LZ4 block, before it the length of the body as four bytes, lowest
 * first. Source: the LZ4 block format.
 */
export type PayloadCoding = 'lz4' | null;

/** What a row of the inbox says of its body. */
export interface PayloadColumns {
  readonly payload_raw: Buffer | null;
  readonly payload_coding: PayloadCoding;
  readonly payload_ref: string | null;
}

/** Of a message and of the `first` one that it repeats, if it does: a replay has no body of its own. */
export const PAYLOAD_COLUMNS = `
  coalesce(message.payload_raw, first.payload_raw) as payload_raw,
  case when message.payload_raw is null then first.payload_coding else message.payload_coding end as payload_coding,
  coalesce(message.payload_ref, first.payload_ref) as payload_ref`;

/** In bytes; what is shorter has little to give. */
const WORTH_TRYING = 1_024;

/** What a byte of an LZ4 block can at most stand for. Source: the LZ4 block format. */
const MOST_EXPANSION = 255;

/**
 * A body as it is kept in its row. A usual event then takes a fraction of the room: in the table, in the log and in each
 * backup. What came with a coding of its own is not tried.
 */
export function storedBody(body: Buffer, contentEncoding?: string): { bytes: Buffer; coding: PayloadCoding } {
  if (body.length >= WORTH_TRYING && contentEncoding === undefined) {
    const bytes = compressSync(body);
    if (bytes.length < 0.9 * body.length) return { bytes, coding: 'lz4' };
  }
  return { bytes: body, coding: null };
}

/** The exact bytes that came; none where a row has none. Throws {@link Conflict} `payload_damaged`. */
export function originalBody(bytes: Buffer | null, coding: PayloadCoding): Buffer | undefined {
  if (bytes === null || coding === null) return bytes ?? undefined;
  try {
    // A damaged length may say gigabytes, which would be set aside before the first byte is looked at.
    if (bytes.readUInt32LE(0) > bytes.length * MOST_EXPANSION) throw new RangeError('longer than it can be');
    return uncompressSync(bytes);
  } catch {
    throw new Conflict(
      'payload_damaged',
      'The payload of this event cannot be read: its bytes in the database changed.',
    );
  }
}

/**
 * The exact bytes of a message, from its row or from the blob store. Throws `Unavailable`, and {@link Conflict}
 * `payload_damaged`.
 */
export async function payloadOf(blobs: Blobs, scope: WorkspaceScope, row: PayloadColumns): Promise<Buffer | undefined> {
  return row.payload_ref === null
    ? originalBody(row.payload_raw, row.payload_coding)
    : blobs.get(scope, row.payload_ref);
}
