import { QueryCache, QueryClient, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { Problem } from './problem';

/** Called when the API no longer knows who asks. */
let signedOut: () => void = () => undefined;
export function onSignedOut(handle: () => void): void {
  signedOut = handle;
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof Problem && error.status === 401 && query.meta?.['mayBeSignedOut'] !== true) signedOut();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused will be refused again; a lost connection may come back.
      retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 2,
    },
  },
});

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const PAGE_SIZE = 100;

/** A cursor-paged list: rows so far, and how to get more. `live` reads the first page again every few seconds. */
export function useList<T>(key: QueryKey, page: (cursor: string | undefined) => Promise<Page<T>>, live = false) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // Only while the reader is at the top: reading all pages again would move what they look at.
    refetchInterval: ({ state }) => (live && (state.data?.pages.length ?? 0) <= 1 ? 3_000 : false),
  });
  return { ...query, rows: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

export type List<T> = ReturnType<typeof useList<T>>;
