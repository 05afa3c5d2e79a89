import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client';
import { useWorkspace } from './workspace';

/** The connectors of the workspace, for names and choices: the first 200 by their age. */
export const connectorsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['connectors', workspaceId, 'choice'],
    queryFn: () =>
      data(
        api.GET('/v1/workspaces/{workspaceId}/connectors', {
          params: { path: { workspaceId }, query: { limit: 200 } },
        }),
      ),
    staleTime: 30_000,
  });

/** Connectors to choose from, and the name of each. */
export function useConnectors() {
  const { id } = useWorkspace();
  const connectors = useQuery(connectorsQuery(id)).data?.items ?? [];
  const names = new Map(connectors.map((connector) => [connector.id, connector.name]));
  return {
    connectors,
    options: connectors.map(({ id: value, name }) => ({ value, label: name })),
    nameOf: (connectorId: string | null | undefined) =>
      connectorId ? (names.get(connectorId) ?? `${connectorId.slice(0, 8)}…`) : '–',
  };
}
