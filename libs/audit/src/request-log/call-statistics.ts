import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** How the latest calls of a connector ended. */
export interface CallStatistics {
  readonly calls: number;
  readonly succeeded: number;
  /** Milliseconds; null without calls. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly lastCallAt: Date | null;
  readonly lastFailureAt: Date | null;
  /** Code of the latest failure, such as `http_503` or `connect_timeout`. */
  readonly lastFailure: string | null;
}

/** No more than so many calls are looked at: the newest. */
const MOST_CALLS = 2_000;

/** Reads figures out of the request log. */
@Injectable()
export class CallStatisticsReader {
  constructor(private readonly database: Database) {}

  /** Of the newest calls of the last so many seconds, at most 2,000 of them. */
  ofConnector(scope: WorkspaceScope, connectorId: string, seconds: number): Promise<CallStatistics> {
    return this.database.inWorkspace(scope, async (tx) => {
      const [row] = await tx.query<CallStatistics[]>(
        `with recent as (
           select status, latency_ms, created_at, coalesce(error_code, 'http_' || http_status) as code
           from request_log
           where tenant_id = $1 and connector_id = $2 and direction = 'out'
             and created_at > now() - make_interval(secs => $3)
           order by created_at desc
           limit $4
         )
         select count(*)::int as calls,
           count(*) filter (where status = 'success')::int as succeeded,
           percentile_disc(0.5) within group (order by latency_ms) as "p50Ms",
           percentile_disc(0.95) within group (order by latency_ms) as "p95Ms",
           max(created_at) as "lastCallAt",
           max(created_at) filter (where status <> 'success') as "lastFailureAt",
           (array_agg(code order by created_at desc) filter (where status <> 'success'))[1] as "lastFailure"
         from recent`,
        [scope.workspaceId, connectorId, seconds, MOST_CALLS],
      );
      return row as CallStatistics;
    });
  }
}
