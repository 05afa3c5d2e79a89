import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';

/** The types of connector that there are. */
export function useCatalogue() {
  const query = useQuery({
    queryKey: ['connector-types'],
    queryFn: () => data(api.GET('/v1/connector-types')),
    staleTime: Infinity,
  });
  const types = query.data ?? [];
  const titles = new Map(types.map(({ type, title }) => [type, title]));
  return { query, types, titleOf: (type: string) => titles.get(type) ?? type };
}
