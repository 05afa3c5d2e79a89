export interface List {
  name: string;
  path: string;
  /** Queries by which people look; each begins with `&`. */
  filters: readonly string[];
}

export interface ListPage {
  path: string;
  /** Pages behind it that are read, too. */
  following: number;
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

export const LISTS: readonly List[] = [
  {
    name: 'requests',
    path: '/requests',
    filters: ['', '&status=failed', '&direction=out', `&until=${daysAgo(100)}`, `&since=${daysAgo(2)}`],
  },
  {
    name: 'webhooks',
    path: '/webhooks/inbox',
    filters: ['', '&status=failed', '&eventType=release', `&until=${daysAgo(100)}`],
  },
];

/** The first pages, and some behind them. */
export function pagesOf({ path, filters }: List): ListPage[] {
  return filters.map((filter) => ({ path: `${path}?limit=50${filter}`, following: 7 }));
}
