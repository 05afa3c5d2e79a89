import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';

/** Tells who did something, by name where the workspace knows it. */
export function useActors(): (row: Schemas['AuditDto']) => string {
  const { id: workspaceId } = useWorkspace();
  const { data: members } = useQuery({
    queryKey: ['members', workspaceId, 'names'],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/members', { params }));
    },
    staleTime: 60_000,
  });
  const names = new Map(members?.items.map(({ userId, name }) => [userId, name]));
  return ({ operatorUserId, actorId, actorType }) => {
    const id = operatorUserId ?? actorId;
    return (id && names.get(id)) ?? (operatorUserId ? 'an operator' : actorType.replaceAll('_', ' '));
  };
}
