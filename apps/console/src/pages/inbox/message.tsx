import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { Status } from '../../components/status';
import { ButtonLink, TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { Body } from './body';
import { Deliveries } from './deliveries';
import { Headers } from './headers';
import { Replay } from './replay';
import { Signature } from './signature';
import { Verdicts } from './verdicts';

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
    <>
      <ButtonLink variant="default" to="/w/$slug/traces/$traceId" params={{ slug, traceId: message.data.traceId }}>
        See the trace
      </ButtonLink>
      <Replay message={message.data} />
    </>
  );
  return (
    <Page title={message.data?.eventType ?? 'Webhook'} back={back} actions={actions}>
      <Loaded query={message}>
        {(loaded) => (
          <>
            <Section title="Webhook">
              <About message={loaded} />
            </Section>
            <Signature message={loaded} />
            <Deliveries traceId={loaded.traceId} />
            <Verdicts message={loaded} />
            <Body of="inbox" id={id} bytes={loaded.bodyBytes} />
            <Headers headers={loaded.headers} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ message }: { message: Schemas['InboxMessageDetailDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const source = (
    <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: message.connectorId }}>
      {nameOf(message.connectorId)}
    </TextLink>
  );
  const routing = message.jobId && (
    <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: message.jobId }}>
      the job {message.jobId.slice(0, 13)}…
    </TextLink>
  );
  const repeats = message.replayOf && (
    <TextLink to="/w/$slug/inbox/$id" params={{ slug, id: message.replayOf }}>
      an earlier event
    </TextLink>
  );
  return (
    <Facts
      facts={[
        ['State', <Status value={message.status} />],
        ['Received', <Time at={message.receivedAt} />],
        ['Processed', message.processedAt ? <Time at={message.processedAt} /> : 'not yet'],
        ['Source', source],
        ...(routing ? [['Routed by', routing] as const] : []),
        ...(repeats ? [['Repeats', repeats] as const] : []),
        ['Provider’s id', <Copyable text={message.eventId} what="the provider’s id" />],
        ['Id', <Copyable text={message.id} what="the id" />],
        ['Trace', <Copyable text={message.traceId} what="the trace id" />],
      ]}
    />
  );
}
