import { SimpleGrid } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { count, percent } from './figures';
import { Tile, TileLink } from './tile';

/** The figures that tell whether all is well. */
export function Tiles({ overview }: { overview: Schemas['OverviewDto'] }) {
  const { slug } = useWorkspace();
  const { totals, queue, deadLetters, breakers } = overview;
  const [breaker] = breakers;
  const waiting = queue.due + queue.later;
  const rate = totals.deliveries === 0 ? null : totals.succeeded / totals.deliveries;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, xl: 6 }} spacing="sm">
      <TileLink
        to="/w/$slug/inbox"
        params={{ slug }}
        label="Events in"
        value={count(totals.received)}
        about={`${count(totals.duplicates)} came again, ${count(totals.rejected)} refused`}
      />
      <Tile
        label="Deliveries"
        value={rate === null ? '–' : percent(rate)}
        about={`${count(totals.succeeded)} of ${count(totals.deliveries)} calls succeeded`}
        alarm={rate !== null && rate < 0.9}
      />
      <Tile
        label="Latency, p95"
        value={totals.p95Ms === null ? '–' : duration(totals.p95Ms)}
        about={
          totals.p50Ms === null ? 'No call yet' : `p50 ${duration(totals.p50Ms)}, p99 ${duration(totals.p99Ms ?? 0)}`
        }
      />
      <TileLink
        to="/w/$slug/jobs"
        params={{ slug }}
        search={{ status: 'queued' }}
        label="Queue"
        value={`${count(waiting)}${queue.isCapped ? '+' : ''}`}
        about={
          queue.oldestDueSeconds === null
            ? `Nothing is late, ${count(queue.running)} running`
            : `Oldest due for ${duration(queue.oldestDueSeconds * 1_000)}`
        }
        alarm={(queue.oldestDueSeconds ?? 0) > 300}
      />
      <TileLink
        to="/w/$slug/jobs"
        params={{ slug }}
        search={{ status: 'dead' }}
        label="Dead letters"
        value={`${count(deadLetters.count)}${deadLetters.isCapped ? '+' : ''}`}
        about={deadLetters.count === 0 ? 'Nothing was given up' : 'Given up, waiting for you'}
        alarm={deadLetters.count > 0}
      />
      {breaker ? (
        <TileLink
          to="/w/$slug/connectors/$id"
          params={{ slug, id: breaker.connectorId }}
          label="Breakers open"
          value={count(breakers.length)}
          about={breakers.length === 1 ? breaker.name : `${breaker.name} and ${breakers.length - 1} more`}
          alarm
        />
      ) : (
        <Tile label="Breakers open" value="0" about="Every destination takes calls" />
      )}
    </SimpleGrid>
  );
}
