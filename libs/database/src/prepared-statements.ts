import { SETTINGS, type Settings } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { isPooled } from './pooler';

/** The texts are constants of the code; one that is put together anew for every call must not fill the connections. */
const MOST = 200;

/**
 * Statements that each connection parses and plans once: for the statements of the hot paths planning takes as long as
 * running them for a few rows. A pooler gives each transaction another connection, which does not know them, unless it is
 * PgBouncer 1.21 or newer with `max_prepared_statements` above zero (PgBouncer documentation, "max_prepared_statements").
 */
@Injectable()
export class PreparedStatements {
  private readonly names = new Map<string, string>();
  private readonly on: boolean;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'DATABASE_PREPARED_STATEMENTS' | 'DATABASE_DIRECT_URL'>) {
    this.on = settings.DATABASE_PREPARED_STATEMENTS ?? !isPooled(settings);
  }

  /** Rows as PostgreSQL returns them, on a connection of the pool that is free for it. */
  async run<Row>({ driver }: DataSource, sql: string, parameters: unknown[]): Promise<Row[]> {
    const client = await (driver as unknown as { master: Pool }).master.connect();
    // A connection that breaks fails its query as well, and the pool keeps none that is broken.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<Row & object>({ name: this.nameOf(sql), text: sql, values: parameters });
      return rows;
    } finally {
      client.off('error', ignore);
      client.release();
    }
  }

  private nameOf(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (!this.on || known !== undefined || this.names.size >= MOST) return known;
    const name = `signalbox_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }
}

function ignore(): void {
  // The query tells.
}
