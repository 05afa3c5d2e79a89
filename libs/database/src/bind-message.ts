import type { Connection } from 'pg';
import { type BinaryParameter, BinaryPieces } from './binary-pieces';

/** A parameter of this many bytes is not copied once more. */
const LARGE = 16 * 1024;

/** As the driver hands it to its connection. */
interface Binding {
  readonly statement?: string;
  readonly portal?: string;
  readonly values?: readonly unknown[];
  readonly binary?: boolean;
}

/**
 * Lets a connection send binary parameters as they are. The driver puts every message together in one buffer that grows
 * by copying: for a batch of webhooks that took three times as long as making its parameters.
 */
export function sendLargeParametersAsTheyAre(connection: Connection): void {
  const driver = connection as unknown as { bind(binding: Binding): void };
  const bind = driver.bind.bind(connection);
  driver.bind = (binding) => {
    const { statement = '', portal = '', values = [], binary = false } = binding;
    if (portal !== '' || binary || !isBinary(values)) return bind(binding);
    if (!connection.stream.writable) return;
    // The driver has corked the stream: all of it leaves together.
    for (const piece of bindMessage(statement, values)) connection.stream.write(piece);
  };
}

function isBinary(values: readonly unknown[]): values is readonly BinaryParameter[] {
  return values.length > 0 && values.every((value) => Buffer.isBuffer(value) || value instanceof BinaryPieces);
}

/**
 * The message in pieces: large parameters as they are, and between them what belongs around them.
 * Source: PostgreSQL documentation, "Message Formats", Bind.
 */
export function bindMessage(statement: string, values: readonly BinaryParameter[]): Buffer[] {
  const copied = values.reduce((sum, value) => sum + 4 + (isCopied(value) ? value.length : 0), 0);
  const around = Buffer.allocUnsafe(15 + Buffer.byteLength(statement) + copied);
  const bytes = values.reduce((sum, { length }) => sum + length, 0);
  let at = around.write('B', 0);
  at = around.writeInt32BE(14 + Buffer.byteLength(statement) + 4 * values.length + bytes, at);
  at = around.writeUInt8(0, at); // the unnamed portal
  at += around.write(statement, at);
  at = around.writeUInt8(0, at);
  at = around.writeInt16BE(1, at); // one format for all parameters:
  at = around.writeInt16BE(1, at); // binary
  at = around.writeInt16BE(values.length, at);
  const pieces: Buffer[] = [];
  let from = 0;
  for (const value of values) {
    at = around.writeInt32BE(value.length, at);
    if (isCopied(value)) {
      at += value.copy(around, at);
    } else {
      pieces.push(around.subarray(from, at));
      if (value instanceof BinaryPieces) pieces.push(...value.pieces);
      else pieces.push(value);
      from = at;
    }
  }
  at = around.writeInt16BE(0, at); // all results as text
  pieces.push(around.subarray(from, at));
  return pieces;
}

const isCopied = (value: BinaryParameter): value is Buffer => Buffer.isBuffer(value) && value.length < LARGE;
