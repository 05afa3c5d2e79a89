import { Database, textArray } from '@app/database';
import { Injectable } from '@nestjs/common';
import { genuine } from '../verification/verifier';
import type { ListedDelivery } from './github-answers';
import { GithubDeliveries, type Hook } from './github-deliveries';

/** What a look through a hook's deliveries came to. */
export interface Missing {
  /** Those that never arrived, the oldest first. */
  readonly deliveries: readonly ListedDelivery[];
  /** How many the provider told of, repeated attempts included, and how far back. */
  readonly listed: number;
  readonly oldest: Date | undefined;
  /** Whether it stopped at its bound: older ones may be missing too. */
  readonly isCapped: boolean;
}

/** So many are kept in mind at once. */
const MOST = 50_000;

/** Finds what a provider sent and we do not have. */
@Injectable()
export class MissingDeliveries {
  constructor(
    private readonly database: Database,
    private readonly github: GithubDeliveries,
  ) {}

  /** @param provider where the ids are unique, as the inbox has it */
  async find(hook: Hook, provider: string, since: Date, looked: (listed: number) => void): Promise<Missing> {
    const missing = new Map<string, ListedDelivery>();
    let [listed, oldest] = [0, undefined as Date | undefined];
    for (let cursor: string | undefined; ;) {
      hook.signal.throwIfAborted();
      const { deliveries, next } = await this.github.page(hook, cursor);
      const recent = deliveries.filter(({ deliveredAt }) => deliveredAt >= since);
      for (const delivery of await this.unknown(hook, provider, recent)) missing.set(delivery.guid, delivery);
      listed += recent.length;
      oldest = recent.at(-1)?.deliveredAt ?? oldest;
      looked(listed);
      const isCapped = missing.size >= MOST;
      if (isCapped || next === undefined || next === cursor || recent.length < deliveries.length) {
        return { deliveries: [...missing.values()].toReversed(), listed, oldest, isCapped };
      }
      cursor = next;
    }
  }

  private async unknown({ scope }: Hook, provider: string, deliveries: readonly ListedDelivery[]) {
    const ids = deliveries.map(({ guid }) => genuine(guid, undefined).eventId);
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ event_id: string }[]>(
        `select event_id from webhook_inbox where tenant_id = $1 and provider = $2 and event_id = any ($3::text[])`,
        [scope.workspaceId, provider, textArray(ids)],
      ),
    );
    const known = new Set(rows.map((row) => row.event_id));
    return deliveries.filter((_, index) => !known.has(ids[index] as string));
  }
}
