import { Skeleton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { RowLink } from '../../components/row-link';
import { Status } from '../../components/status';
import classes from './connector-card.module.css';
import { breakerOf, budgetOf, type Health, percent, toneOfRate, useHealth } from './health';

interface ConnectorCardProps {
  connector: Schemas['ConnectorDto'];
  /** How its type is called. */
  title: string;
}

/** A connector with its health at a glance, which is asked for while the card is in sight. */
export function ConnectorCard({ connector: { id, name, status }, title }: ConnectorCardProps) {
  const { slug } = useWorkspace();
  const { ref, inViewport } = useInViewport<HTMLLIElement>();
  const health = useHealth(id, { watched: inViewport, everyMs: 10_000 });
  return (
    <li ref={ref} className={classes.card} data-connector={name}>
      <div className={classes.top}>
        <h2 className={classes.name}>
          <RowLink to="/w/$slug/connectors/$id" params={{ slug, id }}>
            {name}
          </RowLink>
        </h2>
        <Status value={status} />
      </div>
      <div className={classes.type}>{title}</div>
      {health.data ? (
        <Figures health={health.data} />
      ) : health.error ? (
        <NoFigures />
      ) : (
        <Skeleton height={38} mt="auto" />
      )}
    </li>
  );
}

const NoFigures = () => <div className={classes.quiet}>Its health cannot be told right now.</div>;

function Figures({ health: { circuit, calls, concurrency, rateLimit, waiting } }: { health: Health }) {
  const breaker = breakerOf(circuit);
  const { successRate, p95Ms } = calls;
  const limit = concurrency.limit === null ? '' : ` of ${concurrency.limit.toLocaleString('en')}`;
  return (
    <dl className={classes.figures}>
      <div data-tone={breaker.tone}>
        <dt>Breaker</dt>
        <dd>{breaker.words}</dd>
      </div>
      <div data-tone={toneOfRate(successRate)}>
        <dt>Success</dt>
        <dd>{successRate === null ? 'no calls' : percent(successRate)}</dd>
      </div>
      <div>
        <dt>p95</dt>
        <dd>{p95Ms === null ? '–' : duration(p95Ms)}</dd>
      </div>
      <div>
        <dt>In flight</dt>
        <dd>
          {concurrency.inFlight}
          {limit}
        </dd>
      </div>
      <div data-tone={rateLimit.blockedUntil ? 'bad' : undefined}>
        <dt>Rate budget</dt>
        <dd>{budgetOf(rateLimit)}</dd>
      </div>
      <div data-tone={waiting > 0 ? 'warn' : undefined}>
        <dt>Waiting</dt>
        <dd>{waiting}</dd>
      </div>
    </dl>
  );
}
