import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useMay, useWorkspace } from '../../app/workspace';
import { type RouteDraft, routeOf } from './route-draft';
import type { PastedEvent } from './sample';

const TYPING_MS = 300;

export type Tried = { readonly inboxId: string } | { readonly event: PastedEvent };

/** What the route would do with the event, asked anew while it is typed. Who may not change routes tries it as stored. */
export function useDryRun(draft: RouteDraft, stored: Schemas['RouteDto'] | undefined, tried: Tried | undefined) {
  const { id: workspaceId } = useWorkspace();
  const mayWrite = useMay('routes:write');
  const route = { ...routeOf(draft), name: draft.name || 'New route' };
  const ready = tried !== undefined && route.sourceConnectorId !== '' && route.destinationConnectorId !== '';
  const [asked] = useDebouncedValue(JSON.stringify(mayWrite ? { route, ...tried } : { ...tried }), TYPING_MS);
  return useQuery({
    queryKey: ['dry-runs', workspaceId, mayWrite || stored?.id, asked],
    queryFn: () => {
      const body = JSON.parse(asked) as Schemas['UnsavedDryRunRequest'];
      if (mayWrite) {
        return data(
          api.POST('/v1/workspaces/{workspaceId}/routes/dry-run', { params: { path: { workspaceId } }, body }),
        );
      }
      const path = { workspaceId, id: stored?.id ?? '' };
      return data(api.POST('/v1/workspaces/{workspaceId}/routes/{id}/dry-run', { params: { path }, body }));
    },
    enabled: ready && (mayWrite || stored !== undefined),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
