import { Client } from 'pg';

type Rows = Record<string, unknown>[];

/** One statement at a time, each undone when it fails, all undone in the end. */
export interface Session {
  query(sql: string, parameters?: unknown[]): Promise<Rows>;
  /** Rows that the statement changed. */
  affected(sql: string, parameters?: unknown[]): Promise<number>;
}

interface As {
  readonly role: 'signalbox_request' | 'signalbox_system';
  readonly workspaceId?: string;
}

/** Runs statements past the product, as the product's roles see the database, and takes everything back. */
export async function asRole<T>(url: string, as: As, work: (session: Session) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const run = async (sql: string, parameters?: unknown[]) => {
    await client.query('savepoint before');
    try {
      return await client.query(sql, parameters);
    } catch (error) {
      await client.query('rollback to savepoint before');
      throw error;
    }
  };
  try {
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('signalbox.workspace_id', $2, true)`, [
      as.role,
      as.workspaceId ?? '',
    ]);
    return await work({
      query: async (sql, parameters) => (await run(sql, parameters)).rows as Rows,
      affected: async (sql, parameters) => (await run(sql, parameters)).rowCount ?? 0,
    });
  } finally {
    await client.end(); // an open transaction ends with its connection
  }
}
