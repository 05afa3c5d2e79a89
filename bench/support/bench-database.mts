import pg from 'pg';
import { migrate } from '../../tools/stack/apps.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Stack } from '../../tools/stack/stack.mts';

const OBJECT_IN_USE = '55006';

/** A new database of this name with the product's schema, gone when the run is over. @returns its URL */
export async function createDatabase(run: Supervised, stack: Stack, name: string): Promise<string> {
  const url = await createEmptyDatabase(run, stack, name);
  await migrate({ ...process.env, DATABASE_URL: url }, run.signal);
  return url;
}

/** A new database of this name, gone when the run is over. @returns its URL */
export async function createEmptyDatabase(run: Supervised, stack: Stack, name: string): Promise<string> {
  const drop = () => dropDatabase(stack.databaseUrl, name);
  await drop(); // what a killed run left
  await execute(stack.databaseUrl, `create database ${name}`);
  run.onStop(drop);
  const url = new URL(stack.databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Without force first: PostgreSQL then ends its own autovacuum in that database by itself, which force may not do for a
 * role that is no superuser.
 */
async function dropDatabase(url: string, name: string): Promise<void> {
  try {
    await execute(url, `drop database if exists ${name}`);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== OBJECT_IN_USE) throw error;
    await execute(url, `drop database if exists ${name} with (force)`);
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
