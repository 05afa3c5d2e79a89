import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LocalValues } from '../local-values';
import { SecretRefDto } from '../manage/secret-ref.dto';
import { SecretRefsRepository } from '../manage/secret-refs.repository';

export interface Replacement {
  /** The value that was used. */
  readonly expected: string;
  readonly value: string;
  /** Why, for the audit log. */
  readonly reason: string;
}

/** New versions of secrets that no person makes: a provider replaced what it had given before. */
@Injectable()
export class SecretRenewal {
  constructor(
    private readonly database: Database,
    private readonly refs: SecretRefsRepository,
    private readonly values: LocalValues,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Makes this the current value, at once and on record, in the open transaction if there is one. Answers false, and
   * changes nothing, when the current value is not the expected one any more: somebody set another meanwhile, and
   * theirs is the newer. Throws `NotFound`.
   */
  replace(scope: WorkspaceScope, secretRefId: string, { expected, value, reason }: Replacement): Promise<boolean> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.refs.lock(scope, secretRefId);
      const [current] = await this.values.accepted(scope, secretRefId);
      if (current !== expected) return false;
      const now = new Date();
      await this.values.retire(scope, secretRefId, now);
      const after = await this.refs.change(scope, before, { rotatedAt: now });
      await this.values.set(scope, secretRefId, after.version, value);
      await this.audit.write('secret-ref.renew', { actorType: 'system', workspaceId: scope.workspaceId, reason }, [
        {
          resourceType: 'secret-ref',
          resourceId: secretRefId,
          before: SecretRefDto.from(before),
          after: SecretRefDto.from(after),
        },
      ]);
      return true;
    });
  }
}
