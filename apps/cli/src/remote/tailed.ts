type Item = Readonly<Record<string, unknown>>;
interface Filter {
  readonly type?: string;
  readonly status?: string;
  readonly traceId?: string;
}

/** A list that can be followed. */
interface Tailed {
  readonly path: string;
  query(filter: Filter): Record<string, string | undefined>;
  /** What of an item may change while it is followed. */
  state(item: Item): string;
  line(item: Item): string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What `signalbox tail` can show, by name. */
export const TAILED = {
  events: {
    path: '/events',
    query: ({ type, status, traceId }) => ({ type, severity: status, traceId }),
    state: () => '',
    line: (item) => [item['createdAt'], item['severity'], item['type'], item['message']].map(text).join('  '),
  },
  inbox: {
    path: '/webhooks/inbox',
    query: ({ type, status, traceId }) => ({ eventType: type, status, traceId }),
    state: (item) => text(item['status']),
    line: (item) =>
      [item['receivedAt'], item['id'], item['status'], item['provider'], item['eventType']].map(text).join('  '),
  },
  jobs: {
    path: '/jobs',
    query: ({ type, status, traceId }) => ({ type, status, traceId }),
    state: (item) => `${text(item['status'])} ${String(item['attempts'])}`,
    line: (item) =>
      [item['updatedAt'], item['id'], item['status'], item['type'], errorOf(item)].map(text).join('  ').trimEnd(),
  },
} as const satisfies Record<string, Tailed>;

export type TailedName = keyof typeof TAILED;

function errorOf({ lastError }: Item): string {
  const error = lastError as { code?: unknown; message?: unknown } | null;
  return error ? [error.code, error.message].map(text).join(': ') : '';
}
