import { createEmptyDatabase, type TestDatabase } from '@app/testing';

/** An empty database on the PostgreSQL of the machine's packages, whose pg_dump is there too. */
export function createPackagedDatabase(): Promise<TestDatabase> {
  const server = process.env.PACKAGED_DATABASE_URL;
  if (!server) throw new Error('There is no packaged PostgreSQL: run npm test -- backup, and read what it says first.');
  return createEmptyDatabase(server);
}

/** Where its tools are, for the command line. */
export function postgresTools(): NodeJS.ProcessEnv {
  const { SIGNALBOX_POSTGRES_BIN, POSTGRES_LIBRARIES } = process.env;
  return { SIGNALBOX_POSTGRES_BIN, ...(POSTGRES_LIBRARIES && { LD_LIBRARY_PATH: POSTGRES_LIBRARIES }) };
}
