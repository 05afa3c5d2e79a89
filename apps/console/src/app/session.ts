import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client';

/** Who is signed in; an error when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => data(api.GET('/v1/auth/me')),
  staleTime: 60_000,
  meta: { mayBeSignedOut: true },
});

export function useMe() {
  return useQuery(meQuery).data;
}
