import { Injectable } from '@nestjs/common';
import type { EnvelopeAddress } from './envelope';

/** A table that keeps envelopes in the columns `encrypted_dek` and `key_id`. */
export interface SealedTable {
  readonly name: string;
  /** Its primary key, a uuid. */
  readonly primaryKey: string;
  /** The columns that {@link SealedTable.addressOf} needs. */
  readonly addressColumns: readonly string[];
  addressOf(row: Readonly<Record<string, string | number>>): EnvelopeAddress;
}

/** Every table with envelopes, each told by its lib: whoever changes the master key must miss none. */
@Injectable()
export class SealedRows {
  readonly tables: SealedTable[] = [];

  register(table: SealedTable): void {
    this.tables.push(table);
  }
}
