import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';

/** The people of the workspace by their id. */
function usePeople(): ReadonlyMap<string, string> {
  const { id: workspaceId } = useWorkspace();
  const { data: members } = useQuery({
    queryKey: ['members', workspaceId, 'names'],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/members', { params }));
    },
    staleTime: 60_000,
  });
  return new Map(members?.items.map(({ userId, name }) => [userId, name]));
}

/** Tells who did something, by name where the workspace knows it. */
export function useActors(): (row: Schemas['AuditDto']) => string {
  const names = usePeople();
  return ({ operatorUserId, actorId, actorType }) => {
    const id = operatorUserId ?? actorId;
    return (id && names.get(id)) ?? (operatorUserId ? 'an operator' : actorType.replaceAll('_', ' '));
  };
}

/** Tells who `user:<id>` or `api_key:<id>` is. */
export function useNameOfActor(): (actor: string | null) => string {
  const names = usePeople();
  return (actor) => {
    const [kind = 'system', id = ''] = actor?.split(':') ?? [];
    if (kind === 'user') return names.get(id) ?? 'an operator';
    return kind === 'api_key' ? `API key ${id.slice(-8)}` : kind.replaceAll('_', ' ');
  };
}
