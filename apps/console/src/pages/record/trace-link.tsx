import { useContext } from 'react';
import { WorkspaceContext } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { TextLink } from '../../components/text-link';

/** The way from a record to the story it is part of. */
export function TraceLink({ traceId }: { traceId: string | null }) {
  const slug = useContext(WorkspaceContext)?.workspace.slug;
  if (traceId === null) return 'none';
  // What belongs to no workspace has no page for its trace.
  if (slug === undefined) return <Copyable text={traceId} what="the trace id" />;
  return (
    <TextLink to="/w/$slug/traces/$traceId" params={{ slug, traceId }}>
      {traceId}
    </TextLink>
  );
}
