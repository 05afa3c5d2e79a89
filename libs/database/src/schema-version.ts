import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Injection token of the names of all migrations that this build knows. */
export const KNOWN_MIGRATIONS = Symbol('KnownMigrations');

/** Tells whether the database has every migration that this build needs. */
@Injectable()
export class SchemaVersion {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(KNOWN_MIGRATIONS) private readonly known: readonly string[],
  ) {}

  /** Names of the migrations that are still to be run, oldest first. */
  async pending(): Promise<string[]> {
    const table = await this.dataSource.query<{ found: string | null }[]>(
      `select to_regclass('public.migrations')::text as found`,
    );
    if (!table[0]?.found) return [...this.known];
    const rows = await this.dataSource.query<{ name: string }[]>(`select name from migrations`);
    const ran = new Set(rows.map((row) => row.name));
    return this.known.filter((name) => !ran.has(name));
  }
}
