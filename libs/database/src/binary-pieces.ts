/** A binary parameter in pieces: what is large in it is sent from where it is. */
export class BinaryPieces {
  /** Of all pieces, in bytes. */
  readonly length: number;

  constructor(readonly pieces: readonly Buffer[]) {
    this.length = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** The driver asks for it where the parameter goes beside others that are not binary. */
  toPostgres(): Buffer {
    return Buffer.concat(this.pieces, this.length);
  }
}

/** As `unnest($1::uuid[], …)` takes it. */
export type BinaryParameter = Buffer | BinaryPieces;
