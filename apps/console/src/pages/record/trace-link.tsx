import { useWorkspace } from '../../app/workspace';
import { TextLink } from '../../components/text-link';

/** The way from a record to the story it is part of. */
export function TraceLink({ traceId }: { traceId: string | null }) {
  const { slug } = useWorkspace();
  if (traceId === null) return 'none';
  return (
    <TextLink to="/w/$slug/traces/$traceId" params={{ slug, traceId }}>
      {traceId}
    </TextLink>
  );
}
