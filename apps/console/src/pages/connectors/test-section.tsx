import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { HttpAnswer } from '../../components/http-answer';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';

type Verdict = Schemas['ConnectorTestDto']['verdict'];

const VERDICTS: Readonly<Record<Verdict, readonly [tone: string, words: string]>> = {
  works: ['success', 'It works'],
  credentials_refused: ['failed', 'The credentials are refused'],
  answers_otherwise: ['warning', 'It answers, but not to this call'],
  fails: ['failed', 'The other side failed'],
  rate_limited: ['warning', 'It takes no more calls for now'],
  no_answer: ['failed', 'No answer'],
  held_back: ['warning', 'The policy lets no call out now'],
};

/** Proves the credentials by a harmless call, and shows what came back. */
export function TestSection({
  connector,
  type,
}: {
  connector: Schemas['ConnectorDto'];
  type: Schemas['ConnectorTypeDto'];
}) {
  const { id: workspaceId } = useWorkspace();
  const [path, setPath] = useState('');
  const usual = type.test ? `${type.test.method} ${type.test.path}` : 'GET /';
  const test = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id: connector.id } };
      const body = path.trim() === '' ? {} : { path: path.trim() };
      return data(api.POST('/v1/workspaces/{workspaceId}/connectors/{id}/test', { params, body }));
    },
    onSettled: () => readAgain('connectors', workspaceId),
  });
  return (
    <Section title="Test">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate();
        }}
      >
        <Stack gap="sm">
          <Group gap="xs" align="flex-end">
            <TextInput
              size="xs"
              w={260}
              label="Path of a harmless GET"
              placeholder={usual}
              value={path}
              onChange={(event) => setPath(event.currentTarget.value)}
            />
            <Action type="submit" needs="connectors:call" loading={test.isPending}>
              Test it
            </Action>
            {!test.data && !test.error && (
              <Text size="sm" c="dimmed" pb={5}>
                One call that changes nothing; it works while the connector is paused, too.
              </Text>
            )}
          </Group>
          <ProblemAlert error={test.error} />
          {test.data && <TestResult result={test.data} />}
        </Stack>
      </form>
    </Section>
  );
}

function TestResult({
  result: { verdict, hint, call, latencyMs, response, error },
}: {
  result: Schemas['ConnectorTestDto'];
}) {
  const [tone, words] = VERDICTS[verdict];
  return (
    <Stack gap="xs" role="status">
      <Group gap="sm">
        <Status value={words} as={tone} />
        <Text size="sm" c="dimmed">
          {call}, {duration(latencyMs)}
        </Text>
      </Group>
      <Text size="sm">{hint}</Text>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error.code}: {error.message}
        </Text>
      )}
      {response && <HttpAnswer answer={response} />}
    </Stack>
  );
}
