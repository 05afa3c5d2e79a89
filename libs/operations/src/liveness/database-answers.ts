import { Client } from 'pg';

/** Longest wait for connection and answer, in milliseconds. */
const ANSWER_MS = 3_000;

/** Whether the database answers on a new connection: those of the pool may be what is stuck. */
export async function databaseAnswers(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    application_name: 'signalbox liveness',
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  client.on('error', () => undefined); // the query tells
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => undefined);
  }
}
