import pg from 'pg';

export interface StatementTime {
  statement: string;
  calls: number;
  /** From the start of the execution to its end: also waiting for the disk and for locks. */
  ms: number;
}

const SHOWN = 10;
const WIDTH = 90;

/**
 * Makes the server able to count its time by statement, switched off until it is asked for: rounds that count are not
 * slowed down. @returns whether the server has to start again for it
 */
export async function prepareStatementCounts(superuserUrl: string): Promise<boolean> {
  return asSuperuser(superuserUrl, async (db) => {
    const { rows } = await db.query<{ shared_preload_libraries: string }>('show shared_preload_libraries');
    if (rows[0]?.shared_preload_libraries.includes('pg_stat_statements')) return false;
    await db.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
    await db.query(`alter system set pg_stat_statements.track = none`);
    await db.query('create extension if not exists pg_stat_statements');
    return true;
  });
}

/** The statements of the product's database that took the most time while `work` ran, and the flushes of the log. */
export async function countStatements(superuserUrl: string, work: () => Promise<void>): Promise<StatementTime[]> {
  return asSuperuser(superuserUrl, async (db) => {
    await switchCounting(db, 'top');
    await db.query('select pg_stat_statements_reset()');
    await db.query(`select pg_stat_reset_shared('io')`);
    try {
      await work();
    } finally {
      await switchCounting(db, 'none');
    }
    const { rows } = await db.query<{ query: string; calls: string; ms: number }>(
      `select query, sum(calls) as calls, sum(total_exec_time) as ms
       from pg_stat_statements where dbid = (select oid from pg_database where datname = 'bench')
       group by query order by ms desc limit $1`,
      [SHOWN],
    );
    const statements = rows.map(({ query, calls, ms }) => ({ statement: inShort(query), calls: Number(calls), ms }));
    return [...statements, await logFlushes(db)];
  });
}

/** Runs a piece of work. @returns how long the product's database executed statements meanwhile, in milliseconds */
export type TimedByDatabase = (piece: () => Promise<void>) => Promise<number>;

/** Hands `work` a way to see what pieces of it cost the database, one after another. */
export async function timedByDatabase<T>(
  superuserUrl: string,
  work: (timed: TimedByDatabase) => Promise<T>,
): Promise<T> {
  return asSuperuser(superuserUrl, async (db) => {
    await switchCounting(db, 'top');
    try {
      return await work(async (piece) => {
        await db.query('select pg_stat_statements_reset()');
        await piece();
        const { rows } = await db.query<{ ms: number | null }>(
          `select sum(total_exec_time) as ms from pg_stat_statements
           where dbid = (select oid from pg_database where datname = 'bench')`,
        );
        return rows[0]?.ms ?? 0;
      });
    } finally {
      await switchCounting(db, 'none');
    }
  });
}

async function switchCounting(db: pg.Client, to: 'top' | 'none'): Promise<void> {
  await db.query(`alter system set pg_stat_statements.track = ${to}`);
  await db.query(`alter system set track_wal_io_timing = ${to === 'top' ? 'on' : 'off'}`);
  await db.query('select pg_reload_conf()');
}

/** What makes a commit last. It is in no statement's time: a COMMIT's own ends before. */
async function logFlushes(db: pg.Client): Promise<StatementTime> {
  const { rows } = await db.query<{ calls: string; ms: number }>(
    `select sum(fsyncs) as calls, sum(fsync_time) as ms from pg_stat_io where object = 'wal'`,
  );
  return { statement: 'flushes of the log (fsync)', calls: Number(rows[0]?.calls), ms: rows[0]?.ms ?? 0 };
}

async function asSuperuser<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

function inShort(query: string): string {
  const line = query.replace(/\s+/g, ' ').trim();
  return line.length > WIDTH ? `${line.slice(0, WIDTH)} …` : line;
}
