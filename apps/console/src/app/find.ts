import { api, data } from '../api/client';

export interface Found {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly to: string;
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
    data(api.GET('/v1/workspaces/{workspaceId}/schedules/{id}', params)).then(({ name }) =>
      at('Schedule', name, id, '/w/$slug/schedules/$id'),
    ),
  ]);
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
}

/** Connectors, routes, policies, secrets and schedules whose name has this text in it. */
export async function findByName(workspaceId: string, text: string): Promise<Found[]> {
  const params = { params: { path: { workspaceId }, query: { limit: 200 } } };
  const [connectors, routes, policies, secrets, schedules] = await Promise.all([
    data(api.GET('/v1/workspaces/{workspaceId}/connectors', params)),
    data(api.GET('/v1/workspaces/{workspaceId}/routes', params)),
    data(api.GET('/v1/workspaces/{workspaceId}/policies', params)),
    data(api.GET('/v1/workspaces/{workspaceId}/secret-refs', params)),
    data(api.GET('/v1/workspaces/{workspaceId}/schedules', params)),
  ]);
  const all = [
    ...connectors.items.map(({ id, name }) => at('Connector', name, id, '/w/$slug/connectors/$id')),
    ...routes.items.map(({ id, name }) => at('Route', name, id, '/w/$slug/routes/$id')),
    ...policies.items.map(({ id, name }) => at('Policy', name, id, '/w/$slug/policies/$id')),
    ...secrets.items.map(({ id, name }) => at('Secret', name, id, '/w/$slug/secrets/$id')),
    ...schedules.items.map(({ id, name }) => at('Schedule', name, id, '/w/$slug/schedules/$id')),
  ];
  return all.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())).slice(0, 8);
}

const at = (kind: string, name: string, id: string, to: string): Found => ({
  id,
  label: `${kind} ${name}`,
  about: id,
  to,
});
