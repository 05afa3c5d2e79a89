import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { Loaded, Page, Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { SpanDetail } from './span-detail';
import { Waterfall } from './waterfall';

/** One event from its first byte to its last delivery. */
export function TracePage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { traceId = '' } = useParams({ strict: false });
  const trace = useQuery({
    queryKey: ['trace', workspaceId, traceId],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/traces/{traceId}', { params: { path: { workspaceId, traceId } } })),
    refetchInterval: 5_000,
  });
  const back = (
    <TextLink to="/w/$slug/inbox" params={{ slug }}>
      Webhooks
    </TextLink>
  );
  return (
    <Page title="Trace" back={back} about={<Copyable text={traceId} what="the trace id" />}>
      <Loaded query={trace}>{({ entries }) => <Story entries={entries} />}</Loaded>
    </Page>
  );
}

function Story({ entries }: { entries: Schemas['TraceEntryDto'][] }) {
  const [chosen, setChosen] = useState<string>();
  const start = Math.min(...entries.map(({ at }) => Date.parse(at)));
  const end = Math.max(...entries.map(({ at, durationMs = 0 }) => Date.parse(at) + durationMs));
  const entry = entries.find(({ kind, id }) => kind + id === chosen);
  return (
    <>
      <Section title={`${entries.length} steps in ${duration(end - start)}`} flush>
        <Waterfall entries={entries} start={start} end={end} chosen={chosen} onChoose={setChosen} />
      </Section>
      {entry && <SpanDetail entry={entry} />}
    </>
  );
}
