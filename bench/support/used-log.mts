import pg from 'pg';

/** Nearly as many as are written before `max_wal_size` asks for a checkpoint, which would give them free in the middle. */
const FILES = 128;

/**
 * Leaves the log as it is on a server that has run for a while: its files are there, to be used again. A new server makes
 * one for each 16 MB that are written, and commits wait for it; what is measured would depend on what was measured before.
 * A server that has them writes nothing here.
 */
export async function useLog(superuserUrl: string): Promise<void> {
  const db = new pg.Client({ connectionString: superuserUrl });
  await db.connect();
  try {
    await db.query('checkpoint'); // all that were written are free
    const { rows } = await db.query<{ missing: number }>(
      `select greatest(0, $1 - count(*))::int as missing from pg_ls_waldir() where size > 0`,
      [FILES],
    );
    const missing = rows[0]?.missing ?? 0;
    if (missing === 0) return;
    // A switch to the next file does nothing unless something was written into the last one.
    await db.query(`select pg_logical_emit_message(false, 'bench', ''), pg_switch_wal() from generate_series(1, $1)`, [
      missing,
    ]);
    await db.query('checkpoint');
  } finally {
    await db.end();
  }
}
