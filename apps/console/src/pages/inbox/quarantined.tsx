import { Alert, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconShieldX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { Body } from './body';
import { Headers } from './headers';
import { reasonInWords } from './reasons';

/** One request that was refused: why, what mends it, and the way in once that is done. */
export function QuarantinedPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const request = useQuery({
    queryKey: ['quarantine', workspaceId, id],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}', { params: { path: { workspaceId, id } } })),
    meta: { live: false }, // it leaves by what is pressed here, and would be gone under the reader's eyes
  });
  const back = (
    <TextLink to="/w/$slug/quarantine" params={{ slug }}>
      Quarantine
    </TextLink>
  );
  return (
    <Page
      title={request.data ? reasonInWords(request.data.reason) : 'Rejected request'}
      back={back}
      actions={request.data && <Actions id={id} />}
    >
      <Loaded query={request}>
        {(loaded) => (
          <>
            <Alert variant="default" flex="none" icon={<IconShieldX size={18} />} title="What it usually means">
              <Text size="sm">{loaded.hint}</Text>
            </Alert>
            <Section title="Request">
              <About request={loaded} />
            </Section>
            <Body of="quarantine" id={id} bytes={loaded.bodyBytes} />
            <Headers headers={loaded.headers} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ request }: { request: Schemas['QuarantinedDetailDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const source = (
    <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: request.connectorId }}>
      {nameOf(request.connectorId)}
    </TextLink>
  );
  return (
    <Facts
      facts={[
        ['Reason', request.reason],
        ['Received', <Time at={request.receivedAt} />],
        ['Source', source],
        ['Query', request.query || 'none'],
        ['Id', <Copyable text={request.id} what="the id" />],
        ['Trace', <Copyable text={request.traceId} what="the trace id" />],
      ]}
    />
  );
}

function Actions({ id }: { id: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  const params = { path: { workspaceId, id } };
  const reverify = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}/reverify', { params })),
    onSuccess: async ({ released, inboxIds, reason }) => {
      await readAgain('inbox', workspaceId);
      const [first] = inboxIds;
      if (released && first) {
        notifications.show({ message: 'It is genuine, and has come in.' });
        await navigate({ to: '/w/$slug/inbox/$id', params: { slug, id: first } });
      } else if (!released) {
        notifications.show({ message: `It stays here: ${reasonInWords(reason ?? '')}.`, color: 'orange' });
        await readAgain('quarantine', workspaceId);
      }
    },
  });
  return (
    <>
      <ConfirmButton
        label="Delete"
        title="Delete this request?"
        needs="webhooks:replay"
        typed="delete"
        run={(header) =>
          data(
            api.DELETE('/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}', {
              params: { path: params.path, header },
            }),
          )
        }
        onDone={() => {
          void readAgain('quarantine', workspaceId);
          void navigate({ to: '/w/$slug/quarantine', params: { slug } });
        }}
      >
        The sender was told no when it came. What it sent is gone for good.
      </ConfirmButton>
      <Action needs="webhooks:replay" loading={reverify.isPending} onClick={() => reverify.mutate()}>
        Check again
      </Action>
      <ProblemAlert error={reverify.error} />
    </>
  );
}
