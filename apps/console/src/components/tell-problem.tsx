import { Code, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { problemOf } from '../api/problem';
import { Copyable } from './copy';

/** Tells what went wrong where no form is open to show it, with the code and the request id; it stays until it is read. */
export function tellProblem(error: unknown, title?: string): void {
  const { document } = problemOf(error);
  notifications.show({
    color: 'red',
    title: title ?? document.title,
    autoClose: false,
    message: (
      <>
        <Text size="sm">{document.detail}</Text>
        <Group gap="xs" mt={4}>
          <Code>{document.code}</Code>
          {document.requestId && (
            <Text size="xs" c="dimmed" component="div">
              request <Copyable text={document.requestId} what="the request id" />
            </Text>
          )}
        </Group>
      </>
    ),
  });
}
