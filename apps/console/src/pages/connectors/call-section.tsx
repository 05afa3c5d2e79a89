import { Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { HttpAnswer } from '../../components/http-answer';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { bodyProblem, EMPTY_REQUEST, requestOf } from '../../components/request/request-draft';
import { RequestFields } from '../../components/request/request-fields';
import { Status } from '../../components/status';
import { ButtonLink } from '../../components/text-link';

type Method = NonNullable<Schemas['CallRequestDto']['method']>;

/** Makes one call now, as the policy has it, and waits for the answer. */
export function CallSection({ id }: { id: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const [draft, setDraft] = useState(EMPTY_REQUEST);
  const call = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id } };
      const body = { method: draft.method as Method, path: draft.address, ...requestOf(draft) };
      return data(api.POST('/v1/workspaces/{workspaceId}/connectors/{id}/call', { params, body }));
    },
    onSettled: () => {
      void readAgain('requests', workspaceId);
      void readAgain('connectors', workspaceId);
    },
  });
  const errors = call.error ? problemOf(call.error).fields : {};
  const problem = bodyProblem(draft);
  const asJob = (
    <ButtonLink variant="subtle" to="/w/$slug/jobs/new" params={{ slug }} search={{ connectorId: id }}>
      As a job instead
    </ButtonLink>
  );
  return (
    <Section title="One call now" actions={asJob}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined) call.mutate();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        <Stack gap="sm">
          <RequestFields draft={draft} onChange={setDraft} address="path" errors={errors} />
          <ProblemAlert error={call.error} />
          <Group gap="sm">
            <Action type="submit" needs="connectors:call" disabled={problem !== undefined} loading={call.isPending}>
              Send
            </Action>
            <Text size="xs" c="dimmed">
              It really goes out, signed in as always, and is on record. Ctrl Enter sends.
            </Text>
          </Group>
          {call.data && <CallResult result={call.data} />}
        </Stack>
      </form>
    </Section>
  );
}

function CallResult({ result }: { result: Schemas['CallResultDto'] }) {
  const { outcome, latencyMs, attempts, response, error } = result;
  return (
    <Stack gap="xs" role="status">
      <Group gap="sm">
        <Status value={outcome} />
        <Text size="sm" c="dimmed">
          {duration(latencyMs)} in {attempts === 1 ? 'one attempt' : `${attempts} attempts`}
        </Text>
      </Group>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {error.code}: {error.message}
          {error.sent && ' The other side may have got it.'}
        </Text>
      )}
      {response && <HttpAnswer answer={response} />}
    </Stack>
  );
}
