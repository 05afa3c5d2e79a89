import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../api/client';

/** Every workspace that the reader may enter; an operator may enter all. */
export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: () => data(api.GET('/v1/workspaces', { params: { query: { limit: 200 } } })),
  staleTime: 30_000,
});

/** One workspace by the name in the URL, with its settings. */
export const workspaceQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug],
    queryFn: async () => (await data(api.GET('/v1/workspaces', { params: { query: { slug } } }))).items[0] ?? null,
    staleTime: 30_000,
  });

const LAST = 'signalbox.workspace';

export const rememberWorkspace = (slug: string) => localStorage.setItem(LAST, slug);
export const lastWorkspace = () => localStorage.getItem(LAST);
