import { Stack, Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { TextLink } from '../../components/text-link';
import { earlierErrors, errorLine, wayForward } from './job-error';
import classes from './run-timeline.module.css';

interface CausesProps {
  job: Schemas['JobDetailDto'];
  /** Its last failure. */
  error: Record<string, unknown>;
}

/** The error in words, what caused it, what to do about it, and all that is known of it. */
export function Causes({ job, error }: CausesProps) {
  // The API names the causes of the very last error, which may be one of being put off.
  const chain = job.causes.length > 0 && job.causes[0]?.code === error['code'] ? job.causes : [error];
  const lines = chain.map((cause) => errorLine({ ...cause }));
  const earlier = earlierErrors(error);
  return (
    <Stack gap="sm">
      <ol className={classes.causes} data-single={lines.length === 1 || undefined}>
        {lines.map((line, depth) => (
          <li key={depth}>
            {depth > 0 && <span className={classes.quiet}>caused by </span>}
            {line}
          </li>
        ))}
      </ol>
      <Forward job={job} code={error['code']} />
      {earlier.length > 0 && (
        <Text size="sm" c="dimmed">
          Attempts before failed with: {earlier.join('; ')}
        </Text>
      )}
      <details className={classes.details}>
        <summary>Everything that is known of it</summary>
        <CodeBlock what="the error" text={pretty(error)} max={320} />
      </details>
    </Stack>
  );
}

function Forward({ job, code }: { job: Schemas['JobDetailDto']; code: unknown }) {
  const { slug } = useWorkspace();
  const way = wayForward(code);
  if (!way) return null;
  return (
    <Text size="sm" component="div">
      <b>What to do: </b>
      {way.words}{' '}
      {way.to === 'connector' && job.connectorId && (
        <TextLink underline="always" to="/w/$slug/connectors/$id" params={{ slug, id: job.connectorId }}>
          Open the connector
        </TextLink>
      )}
      {way.to === 'policy' && (
        <TextLink underline="always" to="/w/$slug/policies" params={{ slug }}>
          Open the policies
        </TextLink>
      )}
    </Text>
  );
}
