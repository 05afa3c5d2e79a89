import type { Client } from 'pg';
import { type Finding, ok, warning } from './finding';

interface Session {
  readonly statement: string;
  readonly idle: string;
  readonly seqscan: string;
  readonly jit: string;
}

/** A pooler opens PostgreSQL's connections by itself, so it has to set for them what the product sets otherwise. */
export async function poolerFindings(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<Session>(`
    select current_setting('statement_timeout') as statement, current_setting('enable_seqscan') as seqscan,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('jit') as jit`);
  const { statement, idle, seqscan, jit } = rows[0] as Session;
  const missing = [
    ...(statement === '0' ? ['statement_timeout'] : []),
    ...(idle === '0' ? ['idle_in_transaction_session_timeout'] : []),
    ...(seqscan === 'on' ? ['enable_seqscan = off'] : []),
    ...(jit === 'on' ? ['jit = off'] : []),
  ];
  if (missing.length === 0) return [ok('pooler.settings', 'the pooler sets what the connections need')];
  const fix = 'Give the database its connect_query in pgbouncer.ini (docs/operations.md, "A pooler in front").';
  return [warning('pooler.settings', `connections come without ${missing.join(', ')}`, fix)];
}
