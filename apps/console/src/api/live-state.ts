import { useSyncExternalStore } from 'react';

/** Whether changes are heard as they happen, and when something of each kind changed last. */
interface LiveState {
  readonly connected: boolean;
  readonly changedAt: Readonly<Record<string, number>>;
}

let state: LiveState = { connected: false, changedAt: {} };
const watchers = new Set<() => void>();
export function become(next: Partial<LiveState>): void {
  state = { ...state, ...next };
  for (const watch of watchers) watch();
}

/** Things of these kinds changed just now. */
export function noteChanged(kinds: readonly string[]): void {
  const now = Date.now();
  become({ changedAt: { ...state.changedAt, ...Object.fromEntries(kinds.map((kind) => [kind, now])) } });
}

const subscribe = (watch: () => void) => {
  watchers.add(watch);
  return () => void watchers.delete(watch);
};

export const useLiveConnected = () => useSyncExternalStore(subscribe, () => state.connected);

/** When something of this kind was last heard to have changed, as a Unix time in milliseconds. */
export const useChangedAt = (kind: string) => useSyncExternalStore(subscribe, () => state.changedAt[kind] ?? 0);

/** How often to read again: so often while nothing is heard, and rarely, for what may be lost, while it is. */
export const useLiveInterval = (milliseconds: number) => (useLiveConnected() ? 30_000 : milliseconds);
