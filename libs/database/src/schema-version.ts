import type { Settings } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { withClient } from './probe';

/** Injection token of the names of all migrations that this build knows. */
export const KNOWN_MIGRATIONS = Symbol('KnownMigrations');

/** How the schema of a database relates to a build. */
export interface SchemaState {
  /** Migrations that the build needs and the database lacks, oldest first. */
  readonly pending: string[];
  /** Migrations of a newer version, which this build does not know and does without. */
  readonly newer: string[];
}

/** Tells whether the database has every migration that this build needs. */
@Injectable()
export class SchemaVersion {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(KNOWN_MIGRATIONS) private readonly known: readonly string[],
  ) {}

  /** Names of the migrations that are still to be run, oldest first. */
  async pending(): Promise<string[]> {
    return (await compare(this.known, (sql) => this.dataSource.query(sql))).pending;
  }
}

/** The same for a program without the product's services. */
export function schemaState(settings: Pick<Settings, 'DATABASE_URL'>, known: readonly string[]): Promise<SchemaState> {
  return withClient(settings, (client) => compare(known, async (sql) => (await client.query<object>(sql)).rows));
}

async function compare(known: readonly string[], query: (sql: string) => Promise<unknown[]>): Promise<SchemaState> {
  const [table] = (await query(`select to_regclass('public.migrations')::text as found`)) as { found: string | null }[];
  const rows = table?.found ? ((await query(`select name from migrations order by id`)) as { name: string }[]) : [];
  const ran = rows.map(({ name }) => name);
  return {
    pending: known.filter((name) => !ran.includes(name)),
    newer: ran.filter((name) => !known.includes(name)),
  };
}
