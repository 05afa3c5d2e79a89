import { Group, Text } from '@mantine/core';
import { duration } from '../app/relative-time';
import { CodeBlock, pretty, prettyText } from './code-block';
import classes from './http-answer.module.css';

/** What a third party answered, as far as it is kept. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyKind: string;
  readonly body: unknown;
  readonly bodyBytes: number;
  readonly truncated: boolean;
  readonly latencyMs?: number;
}

/** The answer in a job's result, or in the details of its error; nothing where there is none. */
export function capturedAnswer(value: unknown): Answer | undefined {
  const { httpStatus, bodyBytes, response, latencyMs } = (value ?? {}) as Record<string, unknown>;
  if (typeof httpStatus !== 'number' || typeof response !== 'object' || response === null) return undefined;
  const captured = response as Omit<Answer, 'status' | 'bodyBytes'>;
  return {
    ...captured,
    status: httpStatus,
    bodyBytes: typeof bodyBytes === 'number' ? bodyBytes : 0,
    ...(typeof latencyMs === 'number' && { latencyMs }),
  };
}

/** Status, headers and body of an answer. */
export function HttpAnswer({ answer }: { answer: Answer }) {
  const { status, headers, bodyKind, body, bodyBytes, truncated, latencyMs } = answer;
  const names = Object.entries(headers);
  return (
    <div className={classes.answer}>
      <Group gap="xs">
        <span className={classes.status} data-tone={status < 300 ? 'good' : status < 500 ? 'warn' : 'bad'}>
          {status}
        </span>
        <Text size="sm" c="dimmed">
          {[latencyMs !== undefined && duration(latencyMs), `${bodyBytes.toLocaleString('en')} bytes`]
            .filter(Boolean)
            .join(', ')}
          {truncated && ', of which the beginning is kept'}
        </Text>
      </Group>
      {bodyKind === 'none' ? (
        <Text size="sm" c="dimmed">
          No body.
        </Text>
      ) : (
        <CodeBlock what="the answer" text={bodyText(bodyKind, body)} max={300} />
      )}
      {names.length > 0 && (
        <details className={classes.headers}>
          <summary>{names.length} headers</summary>
          <CodeBlock what="the headers" text={names.map(([name, value]) => `${name}: ${value}`).join('\n')} max={240} />
        </details>
      )}
    </div>
  );
}

const bodyText = (kind: string, body: unknown) =>
  kind === 'json' ? pretty(body) : prettyText(typeof body === 'string' ? body : pretty(body));
