import { hostname } from 'node:os';
import { Database } from '@app/database';
import { type Lane, LANES } from '@app/queue';
import { Injectable } from '@nestjs/common';

/** Which workers are here. */
@Injectable()
export class WorkerPresence {
  constructor(private readonly database: Database) {}

  /** Says that the worker is here, and forgets those that were not seen for a day. */
  async seen(id: string, lanes: readonly string[], types: readonly string[]): Promise<void> {
    await this.database.systemStatement(
      'maintenance',
      `with forgotten as (delete from workers where seen_at < now() - interval '1 day')
       insert into workers (id, lanes, types, host) values ($1, $2, $3, $4)
       on conflict (id) do update set seen_at = now(), lanes = excluded.lanes, types = excluded.types`,
      [id, lanes, types, hostname()],
    );
  }

  async gone(id: string): Promise<void> {
    await this.database.systemStatement('maintenance', `delete from workers where id = $1`, [id]);
  }

  /** Whether a worker that was seen within the last minute can run jobs of the type. */
  async knowsType(type: string): Promise<boolean> {
    const rows = await this.database.systemStatement(
      'maintenance',
      `select from workers where $1 = any(types) and seen_at > now() - interval '1 minute' limit 1`,
      [type],
    );
    return rows.length > 0;
  }

  /** Lanes that no worker has worked within so many seconds. */
  async lanesWithoutWorker(seconds: number): Promise<Lane[]> {
    const rows = await this.database.systemStatement<{ lane: Lane }>(
      'maintenance',
      `select distinct lane from workers, unnest(lanes) as lane where seen_at > now() - make_interval(secs => $1)`,
      [seconds],
    );
    return LANES.filter((lane) => rows.every((row) => row.lane !== lane));
  }
}
