import pg from 'pg';
import type { BenchStack } from '../support/bench-stack.mts';

const TOGETHER = 10_000;

/** Puts events into the inbox of a source as if they had come in the last days and were routed. Their type is `past`. */
export async function fillInbox(
  { db, superuserUrl }: BenchStack,
  hookPath: string,
  body: Buffer,
  events: number,
): Promise<void> {
  for (let from = 0; from < events; from += TOGETHER) {
    await db.query(
      `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid,
         received_at, processed_at, status, headers, payload_raw, trace_id)
       select gen_random_uuid(), tenant_id, id, 'github:' || id, 'past-' || n, 'past', true,
         now() - make_interval(secs => $4 - n), now(), 'processed', '{"content-type": "application/json"}', $2,
         md5(n::text)
       from connectors, generate_series($3::int, $3::int + ${TOGETHER} - 1) as n where ingest_key = $1`,
      [hookPath.slice('/hooks/'.length), body, from, events],
    );
  }
  await settle(superuserUrl);
}

/** What all this writing leaves to do must not be done while something is measured. */
async function settle(superuserUrl: string): Promise<void> {
  const url = new URL(superuserUrl);
  url.pathname = 'bench';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('vacuum (analyze) webhook_inbox');
  await client.query('checkpoint');
  await client.end();
}
