import { newId } from '@app/kernel';
import type { ChangedItem, ChangeKind, ChangeMessage } from './change';

/** Things that one message names, of each kind. More would not fit where there are many kinds. */
const MOST_ITEMS = 8;
/** PostgreSQL takes payloads below 8,000 bytes. */
const MOST_BYTES = 7_900;

interface Noted {
  count: number;
  /** By id: what changes twice within a moment is told once, as it was last. */
  readonly items: Map<string, string | undefined>;
}

/** What changed since it was last taken, by workspace and kind. */
export class NotedChanges {
  private workspaces = new Map<string, Map<ChangeKind, Noted>>();

  get isEmpty(): boolean {
    return this.workspaces.size === 0;
  }

  add(workspaceId: string, kind: ChangeKind, id?: string, status?: string): void {
    let kinds = this.workspaces.get(workspaceId);
    if (!kinds) this.workspaces.set(workspaceId, (kinds = new Map<ChangeKind, Noted>()));
    let noted = kinds.get(kind);
    if (!noted) kinds.set(kind, (noted = { count: 0, items: new Map() }));
    noted.count += 1;
    if (id !== undefined && (noted.items.size < MOST_ITEMS || noted.items.has(id))) noted.items.set(id, status);
  }

  /** One message for each workspace. */
  take(): ChangeMessage[] {
    const taken = [...this.workspaces];
    this.workspaces = new Map();
    return taken.map(([workspaceId, kinds]) => ({
      id: newId(),
      workspaceId,
      changes: [...kinds].map(([kind, { count, items }]) => ({
        kind,
        count,
        items: [...items].map(([id, status]): ChangedItem => (status === undefined ? { id } : { id, status })),
      })),
    }));
  }
}

/** The message as a payload of NOTIFY; where it would be too long, without naming anything. */
export function payloadOf(message: ChangeMessage): string {
  const whole = JSON.stringify(message);
  if (Buffer.byteLength(whole) <= MOST_BYTES) return whole;
  return JSON.stringify({ ...message, changes: message.changes.map((change) => ({ ...change, items: [] })) });
}
