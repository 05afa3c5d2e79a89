import type { Settings } from '@app/config';
import type { DataSourceOptions } from 'typeorm';
import { DecisiveClient } from './decisive-client';
import { isPooled } from './pooler';

/** PostgreSQL ends a statement after this long, in milliseconds. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Every statement of the product has its index. The plan of a prepared statement is kept, and one that was made while a
 * table was small reads the whole table when a burst of jobs has come, until PostgreSQL has looked at the table again.
 * Where nothing but reading the whole table is possible, PostgreSQL 17 and older would take its cost for a reason to
 * compile the statement first.
 */
const PLANS = '-c enable_seqscan=off -c jit=off';

/** How every process connects. Entities come from the modules that own them. */
export function dataSourceOptions(
  settings: Pick<Settings, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'> & Partial<Pick<Settings, 'DATABASE_DIRECT_URL'>>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolSize: settings.DATABASE_POOL_SIZE,
    applicationName: 'signalbox',
    // A stalled server must surface as an error of one request, not as a process that waits for ever.
    connectTimeoutMS: 5_000,
    extra: {
      // A pooler opens the connections itself, and sets this for them (docs/operations.md, "A pooler in front").
      ...(!isPooled(settings) && {
        options: PLANS,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        idle_in_transaction_session_timeout: 60_000,
      }),
      // For a server that says nothing any more, not even that it ended the statement.
      query_timeout: STATEMENT_TIMEOUT_MS + 5_000,
      keepAlive: true,
      Client: DecisiveClient,
    },
  };
}
