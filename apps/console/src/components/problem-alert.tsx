import { Alert, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { Copyable } from './copy';
import { TextLink } from './text-link';
import classes from './problem-alert.module.css';

/** What went wrong, with the code and the request id that the log is searched for. */
export function ProblemAlert({ error, children }: { error: unknown; children?: ReactNode }) {
  if (!error) return null;
  const { document } = problemOf(error);
  return (
    <Alert
      role="alert"
      variant="default"
      className={classes.alert}
      icon={<IconAlertTriangle size={18} className={classes.icon} />}
      title={document.title}
    >
      <Text size="sm">{document.detail}</Text>
      {document.errors && (
        <ul className={classes.fields}>
          {document.errors.map(({ path, message }) => (
            <li key={path + message}>
              <b>{path}</b> {message}
            </li>
          ))}
        </ul>
      )}
      {document.code.startsWith('second_factor_') && <TextLink to="/account">Set it up in your account</TextLink>}
      {children}
      <Group gap="xs" mt={6}>
        <Code>{document.code}</Code>
        {document.requestId && (
          <Text size="xs" c="dimmed" component="div">
            request <Copyable text={document.requestId} what="the request id" />
          </Text>
        )}
      </Group>
    </Alert>
  );
}
