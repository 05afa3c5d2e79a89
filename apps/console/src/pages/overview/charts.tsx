import { SimpleGrid } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { Chart } from '../../components/chart/chart';
import { count, percent } from './figures';
import { WINDOW_LABELS } from './windows';

/** The traffic of the window over time. */
export function Charts({ overview }: { overview: Schemas['OverviewDto'] }) {
  const { buckets, bucketSeconds, totals, window } = overview;
  const at = buckets.map(({ at: begins }) => Date.parse(begins) / 1_000);
  const over = `in the last ${WINDOW_LABELS[window]}`;
  const rate = totals.deliveries === 0 ? '' : `, ${percent(totals.succeeded / totals.deliveries)} of them with success`;
  const ms = (value: number) => duration(value);
  return (
    <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="sm">
      <Chart
        title="Events in"
        summary={`${count(totals.received)} events came in ${over}, ${count(totals.duplicates)} came again, ${count(totals.rejected)} were refused.`}
        kind="bars"
        at={at}
        bucketSeconds={bucketSeconds}
        format={count}
        series={[
          { label: 'new', color: '--sb-chart-good', values: buckets.map(({ received }) => received) },
          { label: 'again', color: '--sb-chart-quiet', values: buckets.map(({ duplicates }) => duplicates) },
          { label: 'refused', color: '--sb-chart-bad', values: buckets.map(({ rejected }) => rejected) },
        ]}
      />
      <Chart
        title="Deliveries"
        summary={`${count(totals.deliveries)} calls went out ${over}${rate}.`}
        kind="bars"
        at={at}
        bucketSeconds={bucketSeconds}
        format={count}
        series={[
          { label: 'succeeded', color: '--sb-chart-good', values: buckets.map(({ succeeded }) => succeeded) },
          {
            label: 'failed',
            color: '--sb-chart-bad',
            values: buckets.map(({ deliveries, succeeded }) => deliveries - succeeded),
          },
        ]}
      />
      <Chart
        title="Latency of deliveries"
        summary={
          totals.p50Ms === null
            ? `No call went out ${over}.`
            : `Half of the calls took up to ${ms(totals.p50Ms)}, 95 % up to ${ms(totals.p95Ms ?? 0)}, 99 % up to ${ms(totals.p99Ms ?? 0)} ${over}.`
        }
        kind="lines"
        at={at}
        bucketSeconds={bucketSeconds}
        format={ms}
        series={[
          { label: 'p50', color: '--sb-chart-1', values: buckets.map(({ p50Ms }) => p50Ms) },
          { label: 'p95', color: '--sb-chart-2', values: buckets.map(({ p95Ms }) => p95Ms) },
          { label: 'p99', color: '--sb-chart-3', values: buckets.map(({ p99Ms }) => p99Ms) },
        ]}
      />
    </SimpleGrid>
  );
}
