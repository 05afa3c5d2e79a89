import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../api/client';
import type { Page } from '../api/queries';

export interface Found {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly to: string;
  /** Filters of the page that it is found on, where it has no page of its own. */
  readonly search?: Readonly<Record<string, string>>;
}

/** Whatever has this id: every kind of thing is asked, and those that do not know it are left out. */
export async function findById(workspaceId: string, id: string): Promise<Found[]> {
  const params = { params: { path: { workspaceId, id } } };
  const found = await Promise.allSettled([
    data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', params)).then(({ type }) =>
      at('Job', type, id, '/w/$slug/jobs/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}', params)).then(({ eventType }) =>
      at('Webhook', eventType ?? 'without a type', id, '/w/$slug/inbox/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}', params)).then(({ reason }) =>
      at('Rejected request', reason.replaceAll('_', ' '), id, '/w/$slug/quarantine/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/connectors/{id}', params)).then(({ name }) =>
      at('Connector', name, id, '/w/$slug/connectors/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/routes/{id}', params)).then(({ name }) =>
      at('Route', name, id, '/w/$slug/routes/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/policies/{id}', params)).then(({ name }) =>
      at('Policy', name, id, '/w/$slug/policies/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/secret-refs/{id}', params)).then(({ name }) =>
      at('Secret', name, id, '/w/$slug/secrets/$id'),
    ),
    data(api.GET('/v1/workspaces/{workspaceId}/api-keys/{id}', params)).then(({ name }) => ({
      ...at('API key', name, id, '/w/$slug/api-keys'),
      search: { row: id },
    })),
    findRequest(workspaceId, id),
    data(api.GET('/v1/workspaces/{workspaceId}/schedules/{id}', params)).then(({ name }) =>
      at('Schedule', name, id, '/w/$slug/schedules/$id'),
    ),
  ]);
  return found.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : []));
}

/** The request that an error message names. */
async function findRequest(workspaceId: string, requestId: string): Promise<Found | undefined> {
  const params = { path: { workspaceId }, query: { requestId, limit: 1 } };
  const [request] = (await data(api.GET('/v1/workspaces/{workspaceId}/requests', { params }))).items;
  if (!request) return undefined;
  return {
    ...at('Request', request.operation, request.id, '/w/$slug/requests'),
    search: { requestId, row: request.id },
  };
}

const MOST_NAMES = 1_000;

/** Everything that has a name, the first thousand of each kind; searched here, so that typing waits for nothing. */
export const namesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['find', workspaceId, 'names'],
    staleTime: 30_000,
    queryFn: async (): Promise<Found[]> => {
      const path = { workspaceId };
      const params = (cursor: string | undefined) => ({ params: { path, query: { limit: 200, cursor } } });
      const [connectors, routes, policies, secrets, schedules] = await Promise.all([
        all((cursor) => data(api.GET('/v1/workspaces/{workspaceId}/connectors', params(cursor)))),
        all((cursor) => data(api.GET('/v1/workspaces/{workspaceId}/routes', params(cursor)))),
        all((cursor) => data(api.GET('/v1/workspaces/{workspaceId}/policies', params(cursor)))),
        all((cursor) => data(api.GET('/v1/workspaces/{workspaceId}/secret-refs', params(cursor)))),
        all((cursor) => data(api.GET('/v1/workspaces/{workspaceId}/schedules', params(cursor)))),
      ]);
      return [
        ...connectors.map(({ id, name }) => at('Connector', name, id, '/w/$slug/connectors/$id')),
        ...routes.map(({ id, name }) => at('Route', name, id, '/w/$slug/routes/$id')),
        ...policies.map(({ id, name }) => at('Policy', name, id, '/w/$slug/policies/$id')),
        ...secrets.map(({ id, name }) => at('Secret', name, id, '/w/$slug/secrets/$id')),
        ...schedules.map(({ id, name }) => at('Schedule', name, id, '/w/$slug/schedules/$id')),
      ];
    },
  });

async function all<T>(page: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: string | null | undefined; rows.length < MOST_NAMES && cursor !== null;) {
    const { items, nextCursor } = await page(cursor);
    rows.push(...items);
    cursor = nextCursor;
  }
  return rows;
}

const at = (kind: string, name: string, id: string, to: string): Found => ({
  id,
  label: `${kind} ${name}`,
  about: id,
  to,
});
