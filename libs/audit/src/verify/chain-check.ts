import { type AuditRecord, chainHash, GENESIS } from '../operator-audit/chain-hash';

/** A row as it is stored. */
export interface ChainRow extends Omit<AuditRecord, 'diff'> {
  readonly sequence: string;
  readonly diffJson: unknown;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

/** A place of the chain that was seen before, as a checkpoint told it. */
export interface KnownLink {
  readonly sequence: bigint;
  readonly hash: Buffer;
}

export type BreakReason =
  | 'sequence_gap' // a row is missing
  | 'link_mismatch' // the row does not follow the one before it
  | 'hash_mismatch' // the row says something else than when it was written
  | 'checkpoint_mismatch' // the chain is whole, but another one than the checkpoint saw
  | 'tail_missing'; // the chain ends before the checkpoint

export interface ChainBreak {
  readonly sequence: bigint;
  /** Null: the row is missing. */
  readonly id: string | null;
  readonly reason: BreakReason;
}

/** Walks along a chain row by row, from its beginning, and remembers only where it is. */
export class ChainCheck {
  private sequence = 0n;
  private hash: Buffer = GENESIS;

  /** @param known where the chain must pass, if it was seen before */
  constructor(private readonly known?: KnownLink) {}

  get checked(): bigint {
    return this.sequence;
  }

  /** The next row in the order of sequences. Returns what is broken there; nothing behind it can be judged. */
  next(row: ChainRow): ChainBreak | undefined {
    const sequence = this.sequence + 1n;
    const broken = (reason: BreakReason) => ({ sequence, id: reason === 'sequence_gap' ? null : row.id, reason });
    if (BigInt(row.sequence) !== sequence) return broken('sequence_gap');
    if (!row.prevHash.equals(this.hash)) return broken('link_mismatch');
    if (!chainHash(row.prevHash, sequence, { ...row, diff: row.diffJson }).equals(row.hash)) {
      return broken('hash_mismatch');
    }
    if (this.known?.sequence === sequence && !this.known.hash.equals(row.hash)) return broken('checkpoint_mismatch');
    this.sequence = sequence;
    this.hash = row.hash;
    return undefined;
  }

  /** After the last row: a chain that was cut looks whole, unless it is known to have been longer. */
  end(): ChainBreak | undefined {
    if (this.known === undefined || this.known.sequence <= this.sequence) return undefined;
    return { sequence: this.sequence + 1n, id: null, reason: 'tail_missing' };
  }
}
