import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useMay, useWorkspace } from '../../app/workspace';

/** An event to try a route with: one of the inbox, or one that somebody pastes. */
export interface PastedEvent {
  readonly type: string;
  readonly body: string;
}

export const NEW_PASTED: PastedEvent = {
  type: 'issues',
  body: '{\n  "action": "opened",\n  "issue": { "number": 7 }\n}',
};

const MOST_SAMPLES = 100;

/** The latest events of the source, for people who may read webhooks. */
export function useSamples(sourceId: string | null) {
  const { id: workspaceId } = useWorkspace();
  const may = useMay('webhooks:read');
  return useQuery({
    queryKey: ['inbox', workspaceId, 'samples', sourceId],
    queryFn: () => {
      const query = { connectorId: sourceId ?? '', limit: MOST_SAMPLES };
      return data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox', { params: { path: { workspaceId }, query } }));
    },
    enabled: may && sourceId !== null,
    staleTime: 30_000,
  });
}

/** The body of an event of the inbox, as it came. */
export function useSampleBody(id: string | undefined) {
  const { id: workspaceId } = useWorkspace();
  return useQuery({
    queryKey: ['inbox', workspaceId, id, 'raw'],
    queryFn: () =>
      data(
        api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/raw', {
          params: { path: { workspaceId, id: id ?? '' } },
          parseAs: 'text',
        }),
      ),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
}

/** Whether a route wants an event of this type: `*` stands for any text; an event without a type is for `*` alone. */
export function wantsType(patterns: readonly string[], type: string | null): boolean {
  return patterns.some((pattern) => {
    if (pattern === '*') return true;
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return type !== null && new RegExp(`^${parts.join('.*')}$`, 's').test(type);
  });
}
