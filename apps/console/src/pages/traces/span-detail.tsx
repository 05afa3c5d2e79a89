import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { Section } from '../../components/page';
import { ButtonLink } from '../../components/text-link';

/** All that one step of a trace recorded. */
export function SpanDetail({ entry }: { entry: Schemas['TraceEntryDto'] }) {
  return (
    <Section title={`${entry.kind}: ${entry.title}`} actions={<Open entry={entry} />}>
      <CodeBlock what="the record" text={pretty(entry.data)} />
    </Section>
  );
}

function Open({ entry: { kind, id, data } }: { entry: Schemas['TraceEntryDto'] }) {
  const { slug } = useWorkspace();
  const jobId = kind === 'job' ? id : (data as { jobId?: unknown })['jobId'];
  if (kind === 'inbox') {
    return (
      <ButtonLink variant="default" to="/w/$slug/inbox/$id" params={{ slug, id }}>
        Open the webhook
      </ButtonLink>
    );
  }
  if (typeof jobId !== 'string') return null;
  return (
    <ButtonLink variant="default" to="/w/$slug/jobs/$id" params={{ slug, id: jobId }}>
      Open the job
    </ButtonLink>
  );
}
