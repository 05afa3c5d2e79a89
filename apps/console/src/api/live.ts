import type { Query } from '@tanstack/react-query';
import { SITE_ROOT } from '../app/root';
import { become, noteChanged } from './live-state';
import { queryClient } from './queries';

interface KindChanges {
  readonly kind: string;
  readonly count: number;
  readonly items: readonly { readonly id: string }[];
}

/** What is read again when something of a kind changed: the first words of query keys, where they differ from the kind. */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  inbox: ['inbox', 'trace', 'events', 'checklist'],
  quarantine: ['quarantine', 'events'],
  jobs: ['jobs', 'queues', 'trace', 'events'],
  queues: ['queues', 'queue-controls'],
  connectors: ['connectors', 'health', 'stats'],
  routes: ['routes', 'checklist'],
  workspace: ['workspace', 'workspaces'],
};

/** Changes gather for so long: under load a page is read again once a second, not with each webhook. */
const GATHER_MS = 1_000;
/** A page that nobody looks at hears nothing after this; six connections are all that a browser has for a site. */
const HIDDEN_FOR_MS = 20_000;
const AGAIN_AFTER_MS = 20_000;

/** Hears what changes in a workspace until the returned function is called. */
export function listenTo(workspaceId: string): () => void {
  let source: EventSource | undefined;
  let lastId: string | undefined;
  let timer: number | undefined;
  let gathering: number | undefined;
  let gathered: KindChanges[] = [];

  const open = () => {
    window.clearTimeout(timer);
    if (source) return;
    const url = new URL(`v1/workspaces/${workspaceId}/stream`, SITE_ROOT);
    if (lastId) url.searchParams.set('lastEventId', lastId);
    source = new EventSource(url);
    source.addEventListener('ready', (event) => {
      const { resumed } = JSON.parse(event.data as string) as { resumed: boolean };
      if (!resumed) readAll(workspaceId);
      lastId = event.lastEventId;
      become({ connected: true });
    });
    source.addEventListener('changed', (event) => {
      lastId = event.lastEventId;
      gathered.push(...(JSON.parse(event.data as string) as { changes: KindChanges[] }).changes);
      gathering ??= window.setTimeout(tell, GATHER_MS);
    });
    source.addEventListener('gap', (event) => {
      lastId = event.lastEventId;
      readAll(workspaceId);
    });
    source.addEventListener('end', (event) => {
      const { reason } = JSON.parse(event.data as string) as { reason: string };
      if (reason !== 'signed_out' && reason !== 'not_permitted') return; // it comes back by itself
      close();
      void queryClient.invalidateQueries();
    });
    source.addEventListener('error', () => {
      become({ connected: false });
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, such as for too many streams: ask from time to time instead, and try again later.
      source = undefined;
      timer = window.setTimeout(open, AGAIN_AFTER_MS);
    });
  };
  const close = () => {
    window.clearTimeout(timer);
    source?.close();
    source = undefined;
    become({ connected: false });
  };
  const tell = () => {
    const changes = gathered;
    gathered = [];
    gathering = undefined;
    noteChanged(changes.map(({ kind }) => kind));
    for (const change of changes) readKind(workspaceId, change);
  };
  const onVisibility = () => {
    window.clearTimeout(timer);
    if (document.visibilityState === 'visible') open();
    else timer = window.setTimeout(close, HIDDEN_FOR_MS);
  };

  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.clearTimeout(gathering);
    close();
  };
}

function readAll(workspaceId: string): void {
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[1] === workspaceId && isLive(query) });
}

function readKind(workspaceId: string, { kind, count, items }: KindChanges): void {
  const heads = READ_BY[kind] ?? [kind];
  const named = count <= items.length ? new Set(items.map(({ id }) => id)) : undefined;
  void queryClient.invalidateQueries({
    predicate: (query) => {
      const [head, workspace, subject] = query.queryKey;
      if (workspace !== workspaceId || typeof head !== 'string' || !heads.includes(head) || !isLive(query))
        return false;
      // What is known of one thing changes with it alone.
      const other = head === kind && typeof subject === 'string' && /^[\da-f-]{36}$/.test(subject);
      return !(other && named && !named.has(subject));
    },
  });
}

/** A list that was read beyond its first page stays as it is: its reader is somewhere in it. */
function isLive({ meta, state: { data } }: Query): boolean {
  const pages = (data as { pages?: unknown[] } | undefined)?.pages;
  return meta?.['live'] !== false && (pages === undefined || pages.length <= 1);
}
