export interface List {
  name: string;
  path: string;
  /** Queries by which people look; each begins with `&`. */
  filters: readonly string[];
}

export interface ListPage {
  filter: string;
  path: string;
  /** Pages behind it that are read, too. */
  following: number;
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
/** Far from the newest, and at the very end. */
const DEEP = `&until=${daysAgo(100)}`;
const LAST = `&until=${daysAgo(363)}`;
const NOBODY = '0197aaaa-0000-7000-8000-000000000000';
const NO_TRACE = '0'.repeat(32);

/** Every filter by itself with what is common, rare and not there at all, and those that people combine. */
export const LISTS: readonly List[] = [
  {
    name: 'requests',
    path: '/requests',
    filters: [
      ...['', DEEP, LAST, `&since=${daysAgo(2)}`, `&since=${daysAgo(200)}${DEEP}`],
      ...['&direction=in', '&direction=out', `&direction=out${DEEP}`],
      ...['&status=success', '&status=failed', '&status=refused', `&status=failed${DEEP}`, `&status=failed${LAST}`],
      ...['&connectorId=:connector', `&connectorId=:connector${DEEP}`, `&connectorId=${NOBODY}`],
      ...['&connectorId=:connector&direction=in', '&connectorId=:connector&status=failed'],
      ...['&direction=in&status=failed', '&direction=out&status=refused'],
      ...[`&requestId=${NOBODY}`, `&traceId=${NO_TRACE}`, `&traceId=${NO_TRACE}&status=failed`],
    ],
  },
  {
    name: 'webhooks',
    path: '/webhooks/inbox',
    filters: [
      ...['', DEEP, LAST, `&since=${daysAgo(2)}`],
      ...['&status=processed', '&status=failed', '&status=received', `&status=failed${DEEP}`],
      ...['&eventType=release', '&eventType=none.such', `&eventType=none.such${DEEP}`],
      ...['&connectorId=:source', `&connectorId=${NOBODY}`, '&connectorId=:source&eventType=push'],
      ...[
        '&status=failed&eventType=push',
        '&status=processed&eventType=none.such',
        '&status=failed&connectorId=:source',
      ],
      ...['&eventId=none-such', `&traceId=${NO_TRACE}`],
    ],
  },
];

/**
 * The first pages of each filter, and some behind them.
 *
 * @param ids what stands for `:name` in a filter
 */
export function pagesOf({ path, filters }: List, ids: Readonly<Record<string, string>>): ListPage[] {
  return filters.map((filter) => {
    const query = Object.entries(ids).reduce((text, [name, id]) => text.replace(`:${name}`, id), filter);
    return { filter, path: `${path}?limit=50${query}`, following: 7 };
  });
}
