import type { Client } from 'pg';
import { type Finding, ok, warning } from './finding';

/** Lists that are further behind than this, in seconds, show people something else than what they did. */
const LATE_SECONDS = 60;

interface Replica {
  readonly standby: boolean;
  /** Seconds since what was replayed last was written; zero when nothing waits to be replayed. */
  readonly behind: number | null;
}

/** The server that lists are read from: whether it follows another, and how closely. */
export async function replicaFindings(client: Client, host: string): Promise<Finding[]> {
  const { rows } = await client.query<Replica>(`
    select pg_is_in_recovery() as standby,
      case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
        else extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 end as behind`);
  const { standby, behind } = rows[0] as Replica;
  if (!standby) {
    const fix = 'Let DATABASE_REPLICA_URL name a standby that follows the server of DATABASE_URL, or unset it.';
    return [warning('replica.standby', `the server at ${host} follows no other: lists may show what is not so`, fix)];
  }
  if (behind !== null && behind > LATE_SECONDS) {
    const message = `the replica at ${host} is ${Math.round(behind)} s behind, and so are lists`;
    return [
      warning('replica.behind', message, 'Give it the disk and network of the primary, or unset DATABASE_REPLICA_URL.'),
    ];
  }
  return [ok('replica.standby', `the read replica answers at ${host} and follows closely`)];
}
