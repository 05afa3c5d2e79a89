import { QueryCache, QueryClient, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useChangedAt, useLiveConnected } from './live-state';
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

/** While nothing is heard as it happens, a live list is read so often. */
const POLL_MS = 3_000;
/** Hints may be lost, so it is read now and then all the same. */
const LOOK_MS = 30_000;

/**
 * A cursor-paged list: rows so far, and how to get more. A `live` one reads its first page again when the stream says that
 * something of its kind (the first word of the key) changed, or every few seconds where there is no stream.
 */
export function useList<T>(key: QueryKey, page: (cursor: string | undefined) => Promise<Page<T>>, live = false) {
  const connected = useLiveConnected();
  const changedAt = useChangedAt(String(key[0]));
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    meta: { live },
    // Only while the reader is at the top: reading all pages again would move what they look at.
    refetchInterval: ({ state }) =>
      live && (state.data?.pages.length ?? 0) <= 1 ? (connected ? LOOK_MS : POLL_MS) : false,
  });
  const atTop = (query.data?.pages.length ?? 0) <= 1;
  return {
    ...query,
    rows: query.data?.pages.flatMap(({ items }) => items) ?? [],
    /** Something changed that is not shown, because the reader is further down or wants it still. */
    isBehind: !(live && atTop) && query.data !== undefined && changedAt > query.dataUpdatedAt,
    /** From the first page on, as it is now. */
    readAnew: () => queryClient.resetQueries({ queryKey: key, exact: true }),
  };
}

export type List<T> = ReturnType<typeof useList<T>>;
