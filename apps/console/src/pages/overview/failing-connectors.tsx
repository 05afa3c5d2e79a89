import { Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { count, percent } from './figures';
import classes from './overview.module.css';

/** The connectors that fail most, and those whose breaker is open: each leads to what was given up, and to itself. */
export function FailingConnectors({ overview: { failing, breakers } }: { overview: Schemas['OverviewDto'] }) {
  const { slug } = useWorkspace();
  const open = new Map(breakers.map((breaker) => [breaker.connectorId, breaker]));
  const more = breakers.filter(({ connectorId }) => !failing.some((row) => row.connectorId === connectorId));
  const rows = [...failing, ...more.map(({ connectorId, name }) => ({ connectorId, name, deliveries: 0, failed: 0 }))];
  return (
    <Section title="Failing most" flush>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          Nothing: every call in this time succeeded.
        </Text>
      )}
      <ul className={classes.failing} aria-label="Failing connectors">
        {rows.map(({ connectorId: id, name, deliveries, failed }) => (
          <li key={id}>
            <TextLink to="/w/$slug/connectors/$id" params={{ slug, id }} className={classes.failingName}>
              {name}
            </TextLink>
            {open.has(id) && <Status value={open.get(id)?.state === 'open' ? 'breaker open' : 'breaker probing'} />}
            <span className={classes.failingRate}>
              {deliveries === 0
                ? 'no call'
                : `${count(failed)} of ${count(deliveries)} failed, ${percent(failed / deliveries)}`}
            </span>
            <TextLink to="/w/$slug/jobs" params={{ slug }} search={{ status: 'dead', connectorId: id }}>
              Dead letters
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
