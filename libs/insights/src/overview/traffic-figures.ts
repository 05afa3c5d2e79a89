import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { merged, percentile } from '../traffic/latency-histogram';
import type { TrafficBucketDto, TrafficDto } from './overview.dto';
import { type Window, WINDOWS } from './windows';

interface Row {
  readonly at: Date;
  readonly received: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly deliveries: number;
  readonly succeeded: number;
}

export interface FailingRow {
  readonly connectorId: string;
  readonly deliveries: number;
  readonly failed: number;
}

export interface TrafficFigures {
  readonly since: Date;
  readonly until: Date;
  readonly totals: TrafficDto;
  readonly buckets: TrafficBucketDto[];
  readonly failing: FailingRow[];
}

const MOST_FAILING = 5;
const NONE = { received: 0, duplicates: 0, rejected: 0, deliveries: 0, succeeded: 0 };

/** Reads the counted traffic of a workspace: a bounded number of rows, however much traffic there was. */
@Injectable()
export class TrafficReader {
  constructor(private readonly database: Database) {}

  read(scope: WorkspaceScope, window: Window, now = new Date()): Promise<TrafficFigures> {
    const { seconds, bucketSeconds, resolution } = WINDOWS[window];
    const size = bucketSeconds * 1_000;
    // The bucket under way is the last one.
    const end = Math.ceil((now.getTime() + 1) / size) * size;
    const since = new Date(end - seconds * 1_000);
    return this.database.inWorkspace(scope, async (tx) => {
      const parameters = [scope.workspaceId, resolution, since, bucketSeconds];
      const rows = await tx.query<Row[]>(COUNTS, parameters);
      const histograms = await histogramsOf(tx, parameters);
      const known = new Map(rows.map((row) => [row.at.getTime(), row]));
      const places = Array.from({ length: seconds / bucketSeconds }, (_, place) => since.getTime() + place * size);
      const buckets = places.map((at) => ({
        at: new Date(at),
        ...figures(known.get(at) ?? NONE, histograms.get(at) ?? []),
      }));
      return {
        since,
        until: now,
        buckets,
        totals: figures(sumOf(rows), [...histograms.values()].reduce(merged, [])),
        failing: await tx.query<FailingRow[]>(FAILING, [scope.workspaceId, resolution, since, MOST_FAILING]),
      };
    });
  }
}

async function histogramsOf(tx: Transaction, parameters: unknown[]): Promise<Map<number, number[]>> {
  const rows = await tx.query<{ at: Date; counts: number[] }[]>(HISTOGRAMS, parameters);
  return new Map(rows.map(({ at, counts }) => [at.getTime(), counts]));
}

function figures(sums: Omit<Row, 'at'>, histogram: readonly number[]): TrafficDto {
  const { received, duplicates, rejected, deliveries, succeeded } = sums;
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((part) => percentile(histogram, part)) as [
    number,
    number,
    number,
  ];
  return { received, duplicates, rejected, deliveries, succeeded, p50Ms, p95Ms, p99Ms };
}

const sumOf = (rows: readonly Row[]): Omit<Row, 'at'> =>
  rows.reduce(
    (sum, row) => ({
      received: sum.received + row.received,
      duplicates: sum.duplicates + row.duplicates,
      rejected: sum.rejected + row.rejected,
      deliveries: sum.deliveries + row.deliveries,
      succeeded: sum.succeeded + row.succeeded,
    }),
    NONE,
  );

/** Of the workspace as a whole, by buckets of `$4` seconds. */
const ROLLUPS = `
  from traffic_rollups
  where tenant_id = $1 and resolution = $2 and subject_id = $1 and starts_at >= $3`;
const BUCKET = `date_bin(make_interval(secs => $4), starts_at, 'epoch'::timestamptz)`;

const COUNTS = `
select ${BUCKET} as at, sum(received)::int as received, sum(duplicates)::int as duplicates,
  sum(rejected)::int as rejected, sum(deliveries)::int as deliveries, sum(succeeded)::int as succeeded
${ROLLUPS} group by 1`;

const HISTOGRAMS = `
select at, array_agg(count order by place) as counts
from (
  select ${BUCKET} as at, place, sum(count)::int as count
  from (select starts_at, latencies ${ROLLUPS}) as rollup, unnest(latencies) with ordinality as one (count, place)
  group by 1, 2
) as summed
group by at`;

const FAILING = `
select subject_id as "connectorId", sum(deliveries)::int as deliveries, sum(deliveries - succeeded)::int as failed
from traffic_rollups
where tenant_id = $1 and resolution = $2 and starts_at >= $3 and subject_id <> $1
group by 1 having sum(deliveries - succeeded) > 0
order by 3 desc, 1 limit $4`;
