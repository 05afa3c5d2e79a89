import { newId } from '@app/kernel';
import type { ChangeMessage } from './change';

/** Messages that are kept for whoever was away for a moment: of some minutes under load, of hours in quiet. */
const MOST_KEPT = 2_000;

/** The latest messages of all workspaces, in the order of their commits, which is the same in every process. */
export class RecentChanges {
  /** Where listening began: whoever is told this as the last one has missed nothing since. */
  private start = newId();
  private messages: ChangeMessage[] = [];

  /** The id to go on behind. */
  get latest(): string {
    return this.messages.at(-1)?.id ?? this.start;
  }

  add(message: ChangeMessage): void {
    this.messages.push(message);
    if (this.messages.length < 2 * MOST_KEPT) return;
    const dropped = this.messages.slice(0, MOST_KEPT);
    this.start = dropped.at(-1)?.id ?? this.start;
    this.messages = this.messages.slice(MOST_KEPT);
  }

  /** Nothing before this moment is known. */
  forget(): void {
    this.start = newId();
    this.messages = [];
  }

  /** What the workspace missed behind this id; nothing when that can no longer be told. */
  after(id: string, workspaceId: string): ChangeMessage[] | undefined {
    if (id === this.start) return this.messages.filter((message) => message.workspaceId === workspaceId);
    const place = this.messages.findIndex((message) => message.id === id);
    if (place < 0) return undefined;
    return this.messages.slice(place + 1).filter((message) => message.workspaceId === workspaceId);
  }
}
