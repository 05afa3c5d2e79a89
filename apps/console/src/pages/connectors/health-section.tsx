import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { Loaded, Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { breakerOf, budgetOf, type Health, percent, toneOfRate, useHealth } from './health';
import classes from './health-section.module.css';

/** How the connector is doing now, with what the figures mean. */
export function HealthSection({ id }: { id: string }) {
  const health = useHealth(id, { watched: true, everyMs: 3_000 });
  return (
    <Section title="Health" actions={health.data && <PolicyInForce policy={health.data.policy} />}>
      <Loaded query={health}>{(loaded) => <Tiles health={loaded} />}</Loaded>
    </Section>
  );
}

function PolicyInForce({ policy: { policyId, version } }: { policy: Health['policy'] }) {
  const { slug } = useWorkspace();
  return (
    <Text size="sm" c="dimmed" component="div">
      under{' '}
      {policyId === null ? (
        'the built-in policy'
      ) : (
        <TextLink underline="always" to="/w/$slug/policies/$id" params={{ slug, id: policyId }}>
          its policy, version {version}
        </TextLink>
      )}
    </Text>
  );
}

function Tiles({ health }: { health: Health }) {
  const { circuit, calls, concurrency, rateLimit, waiting, mode } = health;
  const breaker = breakerOf(circuit);
  const minutes = Math.round(calls.windowSeconds / 60);
  return (
    <>
      <dl className={classes.tiles}>
        <Tile name="Breaker" tone={breaker.tone} value={breaker.words}>
          {circuit.state === 'open' && circuit.probesFrom ? (
            <>
              No call goes out; the next is tried <Time at={circuit.probesFrom} />
            </>
          ) : circuit.failurePercent ? (
            `${circuit.failurePercent}% of ${circuit.calls.toLocaleString('en')} calls failed`
          ) : circuit.since ? (
            <>
              since <Time at={circuit.since} />
            </>
          ) : (
            'It never opened.'
          )}
        </Tile>
        <Tile
          name="Success"
          tone={toneOfRate(calls.successRate)}
          value={calls.successRate === null ? '–' : percent(calls.successRate)}
        >
          {calls.calls.toLocaleString('en')} calls in {minutes} minutes
        </Tile>
        <Tile name="Latency, p95" value={calls.p95Ms === null ? '–' : duration(calls.p95Ms)}>
          {calls.p50Ms === null ? 'no calls lately' : `half within ${duration(calls.p50Ms)}`}
        </Tile>
        <Tile name="In flight" value={concurrency.inFlight.toLocaleString('en')}>
          {concurrency.limit === null ? 'no limit' : `of ${concurrency.limit.toLocaleString('en')} at once`}
        </Tile>
        <Tile name="Rate budget" tone={rateLimit.blockedUntil ? 'bad' : undefined} value={budgetOf(rateLimit)}>
          {rateLimit.blockedUntil ? (
            <>
              it wants no call before <Time at={rateLimit.blockedUntil} />
            </>
          ) : rateLimit.provider ? (
            <>
              by its own word, anew <Time at={rateLimit.provider.resetAt} />
            </>
          ) : (
            'by the policy'
          )}
        </Tile>
        <Tile name="Waiting" tone={waiting > 0 ? 'warn' : undefined} value={waiting.toLocaleString('en')}>
          calls that were put off
        </Tile>
      </dl>
      {calls.lastFailure && (
        <Text size="sm" c="dimmed" mt="sm" component="div">
          The last failure was <b>{calls.lastFailure}</b> <Time at={calls.lastFailureAt} />.
        </Text>
      )}
      {mode === 'local' && (
        <Text size="sm" c="var(--mantine-color-error)" mt="sm">
          Redis does not answer: limits are kept, and told, by each process for itself.
        </Text>
      )}
    </>
  );
}

function Tile(props: { name: string; value: ReactNode; tone?: string | undefined; children: ReactNode }) {
  return (
    <div className={classes.tile} data-tone={props.tone}>
      <dt>{props.name}</dt>
      <dd className={classes.value}>{props.value}</dd>
      <dd className={classes.about}>{props.children}</dd>
    </div>
  );
}
