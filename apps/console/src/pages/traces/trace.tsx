import { Chip, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { useLiveInterval } from '../../api/live-state';
import { duration } from '../../app/relative-time';
import { useFilters } from '../../app/search';
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
  const every = useLiveInterval(5_000);
  const trace = useQuery({
    queryKey: ['trace', workspaceId, traceId],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/traces/{traceId}', { params: { path: { workspaceId, traceId } } })),
    refetchInterval: every,
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

const LABELS: Readonly<Record<string, string>> = {
  inbox: 'webhooks',
  job: 'jobs',
  run: 'attempts',
  request: 'requests',
  event: 'events',
  audit: 'audit',
};

function Story({ entries }: { entries: Schemas['TraceEntryDto'][] }) {
  const { filters, set } = useFilters(['step', 'hide']);
  const hidden = new Set(filters.hide?.split(',') ?? []);
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const shown = entries.filter(({ kind }) => !hidden.has(kind));
  const start = Math.min(...entries.map(({ at }) => Date.parse(at)));
  const end = Math.max(...entries.map(({ at, durationMs = 0 }) => Date.parse(at) + durationMs));
  const show = (kept: string[]) => set({ hide: kinds.filter((kind) => !kept.includes(kind)).join(',') });
  return (
    <Section
      title={summary(entries, start, end)}
      actions={
        <Chip.Group multiple value={kinds.filter((kind) => !hidden.has(kind))} onChange={show}>
          <Group gap={6}>
            {kinds.map((kind) => (
              <Chip key={kind} size="xs" value={kind}>
                {LABELS[kind] ?? kind}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      }
      flush
    >
      <Waterfall
        entries={shown}
        start={start}
        end={end}
        chosen={filters.step}
        onChoose={(step) => set({ step })}
        detail={(entry) => <SpanDetail entry={entry} />}
      />
    </Section>
  );
}

/** How many steps, how long in all, and how long until something was delivered. */
function summary(entries: readonly Schemas['TraceEntryDto'][], start: number, end: number): string {
  const delivered = entries.find(
    ({ kind, status, data: said }) =>
      kind === 'request' && status === 'success' && (said as { direction?: string }).direction === 'out',
  );
  const first = delivered ? Date.parse(delivered.at) + (delivered.durationMs ?? 0) - start : undefined;
  return `${entries.length} steps in ${duration(end - start)}${first === undefined ? '' : `, delivered after ${duration(first)}`}`;
}
