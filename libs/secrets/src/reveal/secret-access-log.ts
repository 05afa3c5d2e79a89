import { Database } from '@app/database';
import { type PageQuery, timeCursor } from '@app/http';
import { newId, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { SecretAccessLogEntry } from '../secret-access-log.entity';

/** Who asks for a value, and what for. Both are shown in the access log. */
export interface SecretAccess {
  /** `type:id`, such as `user:…`, or the part of the product that asks, such as `connector:…`. */
  readonly actor: string;
  /** `noun.verb`, such as `webhook.verify`. */
  readonly purpose: string;
}

/** Records every time that a value is asked for. */
@Injectable()
export class SecretAccessLog {
  constructor(private readonly database: Database) {}

  /**
   * Writes one entry that stays, whatever becomes of the caller's transaction. With success it also notes when the
   * secret was last used, at most once a minute; a row that somebody else holds is left for the next time.
   *
   * @param error the code of what went wrong; null for success
   */
  async record(scope: WorkspaceScope, secretRefId: string, access: SecretAccess, error: string | null): Promise<void> {
    await this.database.systemStatement(
      'record',
      `with used as (
         update secret_refs set last_used_at = $8
         where $6 and id in (
           select id from secret_refs
           where tenant_id = $2 and id = $3
             and (last_used_at is null or last_used_at <= $8::timestamptz - interval '1 minute')
           for no key update skip locked
         )
       )
       insert into secret_access_log (id, tenant_id, secret_ref_id, actor, purpose, success, error, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), scope.workspaceId, secretRefId, access.actor, access.purpose, error === null, error, new Date()],
    );
  }

  /** One page, newest first, with one row more than asked to tell whether there is a next page. */
  page(scope: WorkspaceScope, secretRefId: string, query: PageQuery): Promise<SecretAccessLogEntry[]> {
    const before = timeCursor(query);
    return this.database.inWorkspace(scope, (tx) => {
      const rows = tx
        .createQueryBuilder(SecretAccessLogEntry, 'log')
        .where('log.tenantId = :workspaceId and log.secretRefId = :secretRefId', {
          workspaceId: scope.workspaceId,
          secretRefId,
        });
      // Times are written in milliseconds, the precision of the cursor.
      if (before) rows.andWhere('(log.createdAt, log.id) < (:at, :id)', before);
      return rows
        .orderBy('log.createdAt', 'DESC')
        .addOrderBy('log.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
  }
}
