import { atScrape, gauge } from '@app/observability';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const leading = gauge('signalbox_leader', 'Whether this process is the one that does the upkeep for all.', ['work']);

const LOCK = `select pg_try_advisory_xact_lock(hashtext('signalbox leader'), hashtext($1)) as mine`;

/** Longest wait for an answer on the leader's own connection, in milliseconds. */
const ANSWER_MS = 5_000;

/**
 * One process of all is the leader of some work. It holds an advisory lock in a transaction that stays open on a
 * connection of its own, so it works through a pooler as well. PostgreSQL ends that transaction by itself when the leader
 * says nothing for `silenceSeconds`, because it is stopped, blocked or cut off, and with it the lock: then another leads.
 *
 * Until it notices, a former leader goes on beside the new one: the work must bear that.
 */
export class Leader {
  private readonly logger = new Logger('Leader');
  private client?: Client;
  private renewing?: Promise<boolean>;
  private readonly endScrape: () => void;

  constructor(
    private readonly options: {
      readonly databaseUrl: string;
      /** Runs a statement on a connection of the pool, to see whether anybody leads before one is opened for it. */
      readonly ask: (sql: string, parameters: unknown[]) => Promise<readonly { readonly mine: boolean }[]>;
      /** The same in every process. */
      readonly work: string;
      readonly silenceSeconds: number;
    },
  ) {
    this.endScrape = atScrape(() => leading.set({ work: options.work }, this.leads ? 1 : 0));
  }

  get leads(): boolean {
    return this.client !== undefined;
  }

  /** Says that this process is here; to be called three times within `silenceSeconds`. @returns whether it leads. Never throws */
  renew(): Promise<boolean> {
    return (this.renewing ??= (this.client ? this.confirm(this.client) : this.take()).finally(() => {
      this.renewing = undefined;
    }));
  }

  async resign(): Promise<void> {
    this.endScrape();
    await this.renewing;
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private async confirm(client: Client): Promise<boolean> {
    try {
      await client.query('select 1');
      return true;
    } catch (error) {
      this.lose(client, error);
      return false;
    }
  }

  private async take(): Promise<boolean> {
    const { databaseUrl, work, silenceSeconds, ask } = this.options;
    // The lock of this statement is given back with its end.
    const [free] = await ask(LOCK, [work]).catch(() => []);
    if (!free?.mine) return false;
    const client = new Client({
      connectionString: databaseUrl,
      application_name: `signalbox leader of ${work}`,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.lose(client, error));
    try {
      await client.connect();
      await client.query('begin');
      await client.query(`set local idle_in_transaction_session_timeout = '${Math.ceil(silenceSeconds * 1_000)}ms'`);
      const { rows } = await client.query<{ mine: boolean }>(LOCK, [work]);
      if (rows[0]?.mine) {
        this.client = client;
        this.logger.log(`leads: ${work}`);
        return true;
      }
    } catch (error) {
      this.logger.debug('could not become the leader', { work, error });
    }
    await client.end().catch(() => undefined);
    return false;
  }

  private lose(client: Client, error: unknown): void {
    client.end().catch(() => undefined);
    if (this.client !== client) return;
    this.client = undefined;
    this.logger.warn('leads no more; another process may', { work: this.options.work, error });
  }
}
