import { Stack } from '@mantine/core';
import { CodeBlock, pretty } from '../../components/code-block';
import { causeChain } from './job-error';
import classes from './run-timeline.module.css';

/** The error in words, what caused it, and all that is known of it. */
export function Causes({ error }: { error: Record<string, unknown> }) {
  return (
    <Stack gap="sm">
      <ol className={classes.causes}>
        {causeChain(error).map((line, depth) => (
          <li key={line + depth}>
            {depth > 0 && 'caused by '}
            {line}
          </li>
        ))}
      </ol>
      <details className={classes.details}>
        <summary>Everything that is known of it</summary>
        <CodeBlock what="the error" text={pretty(error)} max={320} />
      </details>
    </Stack>
  );
}
