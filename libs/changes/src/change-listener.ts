import { SETTINGS, type Settings } from '@app/config';
import { pastPooler } from '@app/database';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { Client } from 'pg';
import { type ChangeMessage, CHANNEL, LISTENER_LOCK } from './change';
import { RecentChanges } from './recent-changes';

/** Who hears of one workspace. */
export interface Ear {
  readonly workspaceId: string;
  readonly hear: (message: ChangeMessage) => void;
  /** Something may have been missed: look at everything again. `latest` is where it goes on. */
  readonly missed: (latest: string) => void;
}

/** Where a listener begins. */
export interface Beginning {
  /** What it missed behind the id it named; nothing when that cannot be told any more. */
  readonly missed: readonly ChangeMessage[] | undefined;
  readonly latest: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A connection on which nothing answers for so long is given up. */
const ANSWER_WITHIN_MS = 5_000;
const PING_EVERY_MS = 15_000;
const RECONNECT_AFTER_MS = 1_000;
/** The connection stays so long after the last listener, for whoever comes back. */
const LINGER_MS = 120_000;

/** Hears what changed, over one connection for the whole process, which is there only while somebody wants to know. */
@Injectable()
export class ChangeListener implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeListener');
  private readonly ears = new Set<Ear>();
  private readonly recent = new RecentChanges();
  private connected?: Promise<Client>;
  private current?: Client;
  private closing?: NodeJS.Timeout;
  private stopped = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Hears from now on, and tells what was missed behind an id. Throws when the database cannot be reached. */
  async listen(ear: Ear, lastId?: string): Promise<Beginning> {
    clearTimeout(this.closing);
    await (this.connected ??= this.connect());
    this.ears.add(ear);
    const missed = lastId === undefined ? [] : this.recent.after(lastId, ear.workspaceId);
    return { missed, latest: this.recent.latest };
  }

  leave(ear: Ear): void {
    this.ears.delete(ear);
    if (this.ears.size > 0 || this.stopped) return;
    clearTimeout(this.closing);
    this.closing = setTimeout(() => void this.close(), LINGER_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.closing);
    await this.close();
  }

  private async close(): Promise<void> {
    const client = this.connected;
    this.connected = undefined;
    this.current = undefined;
    await (await client?.catch(() => undefined))?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: pastPooler(this.settings).DATABASE_URL, // LISTEN needs a session of its own
      application_name: 'signalbox changes',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
    });
    client.on('notification', ({ payload = '' }) => this.hear(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      // From here on the others tell; what they told before is not known here.
      await client.query(`select pg_advisory_lock_shared($1::bigint)`, [LISTENER_LOCK]);
    } catch (error) {
      this.connected = undefined;
      await client.end().catch(() => undefined);
      throw error;
    }
    this.recent.forget();
    this.current = client;
    this.watch(client);
    return client;
  }

  /** Asks from time to time whether the server is still there, and connects anew when it is not. */
  private watch(client: Client): void {
    const ping = setInterval(() => void client.query('select 1').catch(lost), PING_EVERY_MS).unref();
    const lost = (error?: unknown) => {
      clearInterval(ping);
      if (this.current !== client) return; // closed on purpose, or lost before
      client.end().catch(() => undefined);
      this.logger.warn('changes are not heard for a moment', { error });
      this.connected = undefined;
      this.current = undefined;
      this.again();
    };
    client.on('error', lost);
    client.on('end', lost);
  }

  private again(): void {
    if (this.stopped || this.ears.size === 0) return;
    const connected = (this.connected ??= this.connect());
    connected.then(
      () => {
        for (const { missed } of this.ears) missed(this.recent.latest);
      },
      () => setTimeout(() => this.again(), RECONNECT_AFTER_MS).unref(),
    );
  }

  private hear(payload: string): void {
    const message = JSON.parse(payload) as ChangeMessage;
    this.recent.add(message);
    for (const ear of this.ears) if (ear.workspaceId === message.workspaceId) ear.hear(message);
  }
}
