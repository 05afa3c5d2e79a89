import pg from 'pg';
import { migrate } from '../../tools/stack/apps.mts';
import type { Supervised } from '../../tools/stack/supervise.mts';
import type { Stack } from '../../tools/stack/stack.mts';

/** A new database of this name with the product's schema, gone when the run is over. @returns its URL */
export async function createDatabase(run: Supervised, stack: Stack, name: string): Promise<string> {
  const url = await createEmptyDatabase(run, stack, name);
  await migrate({ ...process.env, DATABASE_URL: url }, run.signal);
  return url;
}

/** A new database of this name, gone when the run is over. @returns its URL */
export async function createEmptyDatabase(run: Supervised, stack: Stack, name: string): Promise<string> {
  const drop = () => execute(stack.databaseUrl, `drop database if exists ${name} with (force)`);
  await drop(); // what a killed run left
  await execute(stack.databaseUrl, `create database ${name}`);
  run.onStop(drop);
  const url = new URL(stack.databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
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
