import { EventLog } from '@app/audit';
import { Blobs } from '@app/blobs';
import { Database, type Transaction } from '@app/database';
import { countRemoved, startTrace } from '@app/observability';
import { RetentionDays, type WorkspaceRetention } from '@app/workspaces';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import {
  EXPIRED_MESSAGES,
  EXPIRED_ORDERS,
  EXPIRED_PAYLOADS,
  EXPIRED_REJECTIONS,
  EXPIRED_REQUESTS,
} from './expired.sql';

/** Time between two looks, in milliseconds. */
const EVERY_MS = 3_600_000;
/** Rows changed by one statement. */
const BATCH = 500;
/** How often the walk for payloads begins anew, in milliseconds: it passed by what was not delivered then. */
const ANEW_MS = 24 * 3_600_000;

/** What was removed. */
interface Pruned {
  readonly messages: number;
  readonly payloads: number;
  readonly rejected: number;
}

interface Passed {
  readonly count: number;
  readonly last: string | null;
  readonly refs?: readonly string[];
}

/**
 * Removes webhooks as the settings of their workspace say: first the payload, later the message. Kept longer all the
 * same: what is not delivered yet, and what was replayed since, because a replay has the payload of its first message.
 */
@Injectable()
export class WebhookRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('WebhookRetention');
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private pruning?: Promise<unknown>;
  /** By workspace, up to where payloads are gone: messages without one need not be passed each hour. */
  private passed = new Map<string, string>();
  private beganAt = Date.now();

  constructor(
    private readonly database: Database,
    private readonly days: RetentionDays,
    private readonly events: EventLog,
    private readonly blobs: Blobs,
  ) {}

  onApplicationBootstrap(): void {
    const prune = () => {
      this.pruning ??= this.prune()
        .catch((error: unknown) => this.logger.warn('old webhooks could not be removed; it is tried again', { error }))
        .finally(() => (this.pruning = undefined));
    };
    prune();
    this.timer = setInterval(prune, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.pruning;
  }

  /** Removes what is to go, of all workspaces. @returns how many rows were changed */
  async prune(): Promise<number> {
    if (Date.now() - this.beganAt > ANEW_MS) {
      this.passed = new Map();
      this.beganAt = Date.now();
    }
    let changed = 0;
    for (const workspace of await this.days.ofAll()) {
      let batch = BATCH;
      while (batch >= BATCH && !this.stopped) {
        batch = await this.pruneBatch(workspace);
        changed += batch;
      }
    }
    await this.database.systemStatement('maintenance', EXPIRED_ORDERS, []);
    return changed;
  }

  /** One short transaction. Workers that are at it at the same time leave each other's workspaces alone. */
  private pruneBatch({ workspaceId, webhookDays }: WorkspaceRetention): Promise<number> {
    return this.database.asSystem('maintenance', async (tx) => {
      const [leader] = await tx.query<{ mine: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('webhook retention'), hashtext($1)) as mine`,
        [workspaceId],
      );
      if (!leader?.mine) return 0;
      const { payload, metadata } = webhookDays;
      const messages = await run(tx, EXPIRED_MESSAGES, [workspaceId, metadata, BATCH]);
      const since = this.passed.get(workspaceId) ?? '-infinity';
      const payloads = await run(tx, EXPIRED_PAYLOADS, [workspaceId, payload, BATCH, since]);
      const rejected = await run(tx, EXPIRED_REJECTIONS, [workspaceId, payload, BATCH]);
      const requests = await run(tx, EXPIRED_REQUESTS, [workspaceId, payload, BATCH]);
      await this.blobs.release(tx, [...(messages.refs ?? []), ...(payloads.refs ?? [])]);
      if (payloads.last !== null) this.passed.set(workspaceId, payloads.last);
      const pruned = { messages: messages.count, payloads: payloads.count, rejected: rejected.count };
      countRemoved('webhooks', messages.count);
      countRemoved('payloads', payloads.count);
      await this.tell(tx, workspaceId, pruned, { ...webhookDays });
      return Math.max(messages.count, payloads.count, rejected.count, requests.count);
    });
  }

  private async tell(tx: Transaction, workspaceId: string, pruned: Pruned, days: object): Promise<void> {
    const { messages, payloads, rejected } = pruned;
    if (messages + payloads + rejected === 0) return;
    const message = `old webhooks were removed: ${messages} events, ${payloads} payloads, ${rejected} rejected requests`;
    const { traceId } = startTrace();
    const data = { ...pruned, days };
    await this.events.append(tx, [{ workspaceId, severity: 'info', type: 'webhooks.pruned', message, data, traceId }]);
  }
}

async function run(tx: Transaction, sql: string, parameters: unknown[]): Promise<Passed> {
  const [row] = await tx.query<Passed[]>(sql, parameters);
  return row ?? { count: 0, last: null };
}
