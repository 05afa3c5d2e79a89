import type { Settings } from '@app/config';
import { Client } from 'pg';

const TIMEOUT_MS = 5_000;

/** Connects once, does the work and leaves: for programs that look at the database before, or without, the product. */
export async function withClient<T>(
  { DATABASE_URL }: Pick<Settings, 'DATABASE_URL'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: DATABASE_URL,
    application_name: 'signalbox-cli',
    connectionTimeoutMillis: TIMEOUT_MS,
  });
  // An error that comes when nobody asks; whoever asks next hears of it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Throws what the driver throws when the database cannot be used. */
export async function probeDatabase(settings: Pick<Settings, 'DATABASE_URL'>): Promise<void> {
  await withClient(settings, (client) => client.query('select 1'));
}
