import { Database } from '@app/database';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { CHANNEL, type ChangeKind, LISTENER_LOCK } from './change';
import { NotedChanges, payloadOf } from './noted-changes';

/** Changes gather for so long before they are told: at most so many notifications a second, whatever the load. */
const EVERY_MS = 200;

/**
 * Tells all processes what changed, for people who look at it. Nothing may depend on it: a change is noted in memory
 * after its commit, and told a moment later together with all others by a transaction of its own, so that no commit of
 * the hot paths waits for PostgreSQL's one lock of NOTIFY. What is lost with a process is found by the next look.
 */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeFeed');
  private readonly noted = new NotedChanges();
  private timer?: NodeJS.Timeout;
  private telling?: Promise<void>;

  constructor(private readonly database: Database) {}

  /** Something changed, and is committed. Costs an entry in a map. */
  note(workspaceId: string, kind: ChangeKind, id?: string, status?: string): void {
    this.noted.add(workspaceId, kind, id, status);
    this.timer ??= setTimeout(() => void this.tell(), EVERY_MS).unref();
  }

  /** The same, once the open transaction has committed. */
  noteAfterCommit(workspaceId: string, kind: ChangeKind, id?: string, status?: string): void {
    this.database.afterCommit(() => this.note(workspaceId, kind, id, status));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.telling;
    await this.tell();
  }

  private tell(): Promise<void> {
    this.telling = this.notify().finally(() => {
      this.timer = undefined;
      this.telling = undefined;
      if (!this.noted.isEmpty) this.timer = setTimeout(() => void this.tell(), EVERY_MS).unref();
    });
    return this.telling;
  }

  private async notify(): Promise<void> {
    const messages = this.noted.take();
    if (messages.length === 0) return;
    await this.database
      .systemStatement('record', NOTIFY, [CHANNEL, messages.map(payloadOf), LISTENER_LOCK])
      .catch((error: unknown) => this.logger.debug('changes could not be told', { error }));
  }
}

/**
 * Nothing is sent while nobody listens: then nobody holds the lock, and this transaction gets it for itself. A
 * notification survives no crash, so its commit need not wait for the disk.
 */
const NOTIFY = `
select pg_notify($1, payload) from unnest($2::text[]) as payload
where not (select pg_try_advisory_xact_lock($3::bigint))
  and (select set_config('synchronous_commit', 'off', true)) is not null`;
