import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSourceOptions, migrate } from '@app/database';
import { Client } from 'pg';
import { migrations } from '../../../migrations';
import { until } from './until';

const INSUFFICIENT_PRIVILEGE = '42501';
const OBJECT_IN_USE = '55006';

export interface TestDatabase {
  readonly url: string;
  /** Runs one statement as the login role, outside the product. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of its own for one test file: a clone of the migrated template, made in some 30 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = await connect(serverUrl());
  const template = await ensureTemplate(admin);
  await admin.query(`create database ${name} template ${template}`);
  const url = withDatabase(name);
  const client = await connect(url);
  return {
    url,
    query: async <Row>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as Row[],
    drop: async () => {
      await client.end();
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

/**
 * An empty database, for tests of the migrations themselves. It keeps no connection open.
 *
 * @param server another server than that of the other tests
 */
export async function createEmptyDatabase(server = serverUrl()): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = await connect(server);
  await admin.query(`create database ${name}`);
  const url = withDatabase(name, server);
  return {
    url,
    query: async <Row>(sql: string, parameters?: unknown[]) => {
      const client = await connect(url);
      try {
        return (await client.query(sql, parameters)).rows as Row[];
      } finally {
        await client.end();
      }
    },
    drop: async () => {
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

/** Waits for a background process of the server, such as autovacuum, which only a superuser may end. */
async function dropDatabase(admin: Client, name: string): Promise<void> {
  await until(`the database ${name} to be free`, () =>
    admin.query(`drop database ${name} with (force)`).catch((error: { code?: string }) => {
      if (error.code === INSUFFICIENT_PRIVILEGE || error.code === OBJECT_IN_USE) return undefined;
      throw error;
    }),
  );
}

/** One template per state of the migrations; the first test file that needs it makes it, the others wait. */
async function ensureTemplate(admin: Client): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await admin.query(`select pg_advisory_lock(hashtext($1))`, [name]);
  try {
    const { rowCount } = await admin.query(`select from pg_database where datname = $1 and not datallowconn`, [name]);
    if (rowCount === 0) {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.query(`create database ${name}`);
      await migrate(dataSourceOptions({ DATABASE_URL: withDatabase(name), DATABASE_POOL_SIZE: 2 }), migrations);
      // Nobody may connect from here on: a template with a connection cannot be cloned.
      await admin.query(`alter database ${name} allow_connections false`);
    }
  } finally {
    await admin.query(`select pg_advisory_unlock(hashtext($1))`, [name]);
  }
  return name;
}

function migrationsHash(): string {
  const folder = join(__dirname, '../../../migrations');
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

function withDatabase(name: string, server = serverUrl()): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Read before an app under test puts its own database into the environment. */
const SERVER_URL = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;

function serverUrl(): string {
  const url = SERVER_URL;
  if (!url) throw new Error('These tests need PostgreSQL and Redis: run them with npm test -- <pattern>.');
  return url;
}
