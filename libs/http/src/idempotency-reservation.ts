import { type Database } from '@app/database';
import { DomainError, newId, type WorkspaceScope } from '@app/kernel';

/** A request that has not ended by then has died with its process: longer than any call out may take. In seconds. */
const RESERVED_SECONDS = 600;

export interface StoredAnswer {
  readonly request_hash: Buffer;
  readonly response_status: number | null;
  readonly response_body: unknown;
}

/** The request with this key is under way, or its process died in the middle of it. */
export class KeyInProgress extends DomainError {
  constructor(retryAfterSeconds: number) {
    const message =
      'A request with this Idempotency-Key is under way, or was broken off: its outcome is not known yet. ' +
      `Ask again; after ${retryAfterSeconds} s at the latest the key may be used for another try.`;
    super('conflict', 'idempotency_key_in_progress', message, { retryAfterSeconds });
  }
}

/**
 * `Idempotency-Key` for handlers that call the network, where no transaction may be open: the key is reserved in a
 * commit of its own before the handler, and the answer stored in another one after it. A crash between the two leaves
 * the key in progress: whoever repeats it meanwhile is told so, and when the reservation has run out may try again.
 */
export class IdempotencyReservation {
  constructor(
    private readonly database: Database,
    private readonly scope: WorkspaceScope,
    private readonly key: string,
    private readonly hash: Buffer,
    private readonly keptHours: number,
  ) {}

  /**
   * Reserves the key. Answers with the id of the reservation, or with what is stored under the key already. Throws
   * {@link KeyInProgress}.
   */
  async take(): Promise<{ readonly id: string } | { readonly stored: StoredAnswer }> {
    const { scope, key, hash, keptHours } = this;
    return this.database.inWorkspace(scope, async (tx) => {
      const id = newId();
      const taken = await tx.query<{ id: string }[]>(
        `insert into idempotency_keys (id, tenant_id, key, request_hash, reserved_until, expires_at)
         values ($1, $2, $3, $4, now() + make_interval(secs => $5), now() + make_interval(hours => $6))
         on conflict (tenant_id, key) do update
           set id = excluded.id, request_hash = excluded.request_hash, response_status = null, response_body = null,
             reserved_until = excluded.reserved_until, expires_at = excluded.expires_at
           where idempotency_keys.expires_at < now()
             or (idempotency_keys.response_status is null and idempotency_keys.reserved_until < now()
               and idempotency_keys.request_hash = excluded.request_hash)
         returning id`,
        [id, scope.workspaceId, key, hash, RESERVED_SECONDS, keptHours],
      );
      if (taken.length > 0) return { id };
      const [stored] = await tx.query<(StoredAnswer & { wait: number })[]>(
        `select request_hash, response_status, response_body,
           greatest(1, ceil(extract(epoch from reserved_until - now())))::int as wait
         from idempotency_keys where tenant_id = $1 and key = $2`,
        [scope.workspaceId, key],
      );
      // Given back between the two statements.
      if (!stored) throw new KeyInProgress(1);
      if (stored.response_status === null && stored.request_hash.equals(hash)) throw new KeyInProgress(stored.wait);
      return { stored };
    });
  }

  /** Stores the answer, unless the reservation ran out and somebody else has the key by now. */
  async answer(id: string, status: number, body: unknown): Promise<void> {
    await this.database.inWorkspace(this.scope, (tx) =>
      tx.query(
        `update idempotency_keys set response_status = $2, response_body = $3, reserved_until = null where id = $1`,
        [id, status, JSON.stringify(body ?? null)],
      ),
    );
  }

  /** Gives the key back: the request was refused, so it may be made again. */
  async giveBack(id: string): Promise<void> {
    await this.database.inWorkspace(this.scope, (tx) =>
      tx.query(`delete from idempotency_keys where id = $1 and response_status is null`, [id]),
    );
  }
}
