import { byteaArray, Database, uuidArray } from '@app/database';
import { MasterKey, rewrap, SealedRows, type SealedTable, type Wrapping } from '@app/envelope';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';

/** Rows of one transaction: they are locked for some milliseconds. */
const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** How many sealed values one master key holds. */
export interface KeyUse {
  readonly keyId: string;
  readonly role: 'current' | 'other' | 'missing';
  readonly values: number;
}

interface Row extends Readonly<Record<string, string | number | Buffer>> {
  readonly encrypted_dek: Buffer;
  readonly key_id: string;
}

/**
 * Brings what other master keys sealed under the one that seals now, in small batches while traffic flows. It may be
 * cut off at any time: what is done is done, and the next run goes on. Two at once share the rows.
 */
@Injectable()
export class MasterKeyRotation implements OnApplicationShutdown {
  private readonly logger = new Logger('MasterKeyRotation');
  private stopped = false;
  private running?: Promise<number>;

  constructor(
    private readonly database: Database,
    private readonly masterKey: MasterKey,
    private readonly sealed: SealedRows,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => undefined);
  }

  /** Which keys hold what. A key that is neither current nor holds anything is needed no more. */
  async uses(): Promise<KeyUse[]> {
    const values = new Map(this.masterKey.ids.map((id) => [id, 0]));
    for (const { name } of this.sealed.tables) {
      const rows = await this.database.asSystem('maintenance', (tx) =>
        tx.query<{ key_id: string; count: number }[]>(
          `select key_id, count(*)::int as count from ${name} group by key_id order by key_id`,
        ),
      );
      for (const row of rows) values.set(row.key_id, (values.get(row.key_id) ?? 0) + row.count);
    }
    return [...values].map(([keyId, count]) => ({ keyId, role: this.roleOf(keyId), values: count }));
  }

  /** @returns how many values it brought under the current key; one run at a time in this process */
  run(): Promise<number> {
    this.running ??= this.rewrapAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async rewrapAll(): Promise<number> {
    const former = this.masterKey.ids.filter((id) => id !== this.masterKey.id);
    if (former.length === 0) return 0;
    let rewrapped = 0;
    for (const table of this.sealed.tables) {
      for (let after: string | undefined = FIRST; after !== undefined && !this.stopped;) {
        const batch: Batch = await this.rewrapBatch(table, former, after);
        rewrapped += batch.rewrapped;
        after = batch.last;
      }
    }
    if (rewrapped > 0) this.logger.log(`brought ${rewrapped} values under the master key ${this.masterKey.id}`);
    return rewrapped;
  }

  private rewrapBatch(table: SealedTable, former: readonly string[], after: string): Promise<Batch> {
    const { name, primaryKey, addressColumns } = table;
    return this.database.asSystem('maintenance', async (tx) => {
      const rows = await tx.query<Row[]>(
        `select ${[primaryKey, ...addressColumns].join(', ')}, encrypted_dek, key_id from ${name}
         where key_id = any($1::text[]) and ${primaryKey} > $2
         order by ${primaryKey} limit ${BATCH}
         for no key update skip locked`,
        [former, after],
      );
      const wrapped = rows.flatMap((row) => {
        const wrapping = this.rewrapRow(table, row);
        return wrapping ? [{ id: String(row[primaryKey]), wrapping }] : [];
      });
      await tx.query(
        `update ${name} set encrypted_dek = wrapped.encrypted_dek, key_id = $3
         from unnest($1::uuid[], $2::bytea[]) as wrapped (id, encrypted_dek)
         where ${name}.${primaryKey} = wrapped.id`,
        [
          uuidArray(wrapped.map(({ id }) => id)),
          byteaArray(wrapped.map(({ wrapping }) => wrapping.encryptedDek)),
          this.masterKey.id,
        ],
      );
      return { rewrapped: wrapped.length, last: rows.length < BATCH ? undefined : String(rows.at(-1)?.[primaryKey]) };
    });
  }

  /** Nothing for a damaged row: it stays as it is, and nobody can read it anyway. */
  private rewrapRow(table: SealedTable, row: Row): Wrapping | undefined {
    const address = table.addressOf(row as unknown as Record<string, string | number>);
    try {
      return rewrap(this.masterKey, address, { encryptedDek: row.encrypted_dek, keyId: row.key_id });
    } catch (error) {
      this.logger.error('a sealed value is damaged', { table: table.name, id: row[table.primaryKey], error });
      return undefined;
    }
  }

  private roleOf(keyId: string): KeyUse['role'] {
    if (keyId === this.masterKey.id) return 'current';
    return this.masterKey.keyOf(keyId) ? 'other' : 'missing';
  }
}

interface Batch {
  readonly rewrapped: number;
  /** Where the next batch goes on; nothing when the table is through. */
  readonly last: string | undefined;
}
