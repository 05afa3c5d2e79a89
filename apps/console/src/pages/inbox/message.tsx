import { Anchor, SegmentedControl, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { SITE_ROOT } from '../../app/root';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, prettyText } from '../../components/code-block';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { Status } from '../../components/status';
import { ButtonLink, TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { Deliveries } from './deliveries';

/** One webhook: what it said, how it was verified, and what came of it. */
export function MessagePage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const message = useQuery({
    queryKey: ['inbox', workspaceId, id],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}', { params: { path: { workspaceId, id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'received' ? 2_000 : false),
  });
  const back = (
    <TextLink to="/w/$slug/inbox" params={{ slug }}>
      Webhooks
    </TextLink>
  );
  const actions = message.data && (
    <ButtonLink variant="default" to="/w/$slug/traces/$traceId" params={{ slug, traceId: message.data.traceId }}>
      See the trace
    </ButtonLink>
  );
  return (
    <Page title={message.data?.eventType ?? 'Webhook'} back={back} actions={actions}>
      <Loaded query={message}>
        {(loaded) => (
          <>
            <Section title="Webhook">
              <About message={loaded} />
            </Section>
            <Deliveries traceId={loaded.traceId} />
            <Body id={id} bytes={loaded.bodyBytes} />
            <Section title="Headers" flush>
              <Headers headers={loaded.headers} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ message }: { message: Schemas['InboxMessageDetailDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const scheme = message.provider.split(':')[0];
  const source = (
    <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: message.connectorId }}>
      {nameOf(message.connectorId)}
    </TextLink>
  );
  return (
    <Facts
      facts={[
        ['State', <Status value={message.status} />],
        ['Received', <Time at={message.receivedAt} />],
        ['Processed', message.processedAt ? <Time at={message.processedAt} /> : 'not yet'],
        ['Source', source],
        [
          'Signature',
          message.signatureValid ? (
            <>
              <Status value="valid" /> by the rules of {scheme}
            </>
          ) : (
            <Status value="invalid" />
          ),
        ],
        ['Provider’s id', <Copyable text={message.eventId} what="the provider’s id" />],
        ['Id', <Copyable text={message.id} what="the id" />],
        ['Trace', <Copyable text={message.traceId} what="the trace id" />],
      ]}
    />
  );
}

/** Bodies beyond this are offered as a file. */
const MOST_SHOWN_BYTES = 1_000_000;

function Body({ id, bytes }: { id: string; bytes: number }) {
  const { id: workspaceId } = useWorkspace();
  const [form, setForm] = useState('pretty');
  const shown = bytes <= MOST_SHOWN_BYTES;
  const body = useQuery({
    queryKey: ['inbox', workspaceId, id, 'raw'],
    queryFn: () =>
      data(
        api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/raw', {
          params: { path: { workspaceId, id } },
          parseAs: 'text',
        }),
      ),
    enabled: shown,
    staleTime: Infinity,
  });
  const href = new URL(`v1/workspaces/${workspaceId}/webhooks/inbox/${id}/raw`, SITE_ROOT).href;
  return (
    <Section
      title={`Body, ${bytes.toLocaleString('en')} bytes`}
      actions={
        <>
          <Anchor size="sm" href={href} download={`webhook-${id}`}>
            Download
          </Anchor>
          <SegmentedControl size="xs" aria-label="Form" value={form} onChange={setForm} data={['pretty', 'raw']} />
        </>
      }
    >
      {shown ? (
        <Loaded query={body}>
          {(text) => <CodeBlock what="the body" text={form === 'pretty' ? prettyText(text) : text} />}
        </Loaded>
      ) : (
        'Too long to show here: download it.'
      )}
    </Section>
  );
}

function Headers({ headers }: { headers: Record<string, unknown> }) {
  return (
    <Table.ScrollContainer minWidth={0} scrollAreaProps={{ tabIndex: 0 }}>
      <Table fz="sm" verticalSpacing={6} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="32%">Name</Table.Th>
            <Table.Th>Value</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(headers).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                {Array.isArray(value) ? value.join(', ') : String(value)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
