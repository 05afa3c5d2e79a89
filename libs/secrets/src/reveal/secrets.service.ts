import { MasterKeyMismatch, SecretUnreadable } from '@app/envelope';
import { type Page, type PageQuery, toPage } from '@app/http';
import { DomainError, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LocalValues } from '../local-values';
import { SecretAccessDto } from '../manage/secret-ref.dto';
import { SecretRefsRepository } from '../manage/secret-refs.repository';
import { type SecretAccess, SecretAccessLog } from './secret-access-log';

export type { SecretAccess };

/** A secret in clear: hand it to the one call that needs it and never store, log or return it. */
export interface Revealed {
  readonly current: string;
  /** Former values that are accepted still, newest first: what they signed is valid. */
  readonly previous: readonly string[];
}

export interface SecretCheck {
  readonly readable: boolean;
  readonly errorCode: string | null;
  readonly detail: string | null;
}

/** The way to a secret's value, for the libs that call or verify third parties. */
@Injectable()
export class SecretsService {
  constructor(
    private readonly refs: SecretRefsRepository,
    private readonly values: LocalValues,
    private readonly log: SecretAccessLog,
  ) {}

  /**
   * The value in clear, and its former values while they overlap. Every call is on record before the value is handed
   * out, and so is every failure. It takes a few milliseconds: a hot path keeps the result for some seconds.
   *
   * Throws `NotFound` `secret_ref_not_found`, `MasterKeyMismatch` or {@link SecretUnreadable}.
   */
  async reveal(scope: WorkspaceScope, secretRefId: string, access: SecretAccess): Promise<Revealed> {
    let values: [string, ...string[]];
    try {
      values = await this.read(scope, secretRefId);
    } catch (error) {
      const reason = error instanceof DomainError ? error.code : 'internal_error';
      await this.log.record(scope, secretRefId, access, reason);
      throw error;
    }
    await this.log.record(scope, secretRefId, access, null);
    const [current, ...previous] = values;
    return { current, previous };
  }

  /** Whether {@link reveal} works now, and if not why. Throws `NotFound`. */
  async check(scope: WorkspaceScope, secretRefId: string, access: SecretAccess): Promise<SecretCheck> {
    try {
      await this.reveal(scope, secretRefId, access);
      return { readable: true, errorCode: null, detail: null };
    } catch (error) {
      if (!(error instanceof MasterKeyMismatch || error instanceof SecretUnreadable)) throw error;
      return { readable: false, errorCode: error.code, detail: error.message };
    }
  }

  /** Who asked for the value, newest first. Throws `NotFound`. */
  async accessLog(scope: WorkspaceScope, secretRefId: string, query: PageQuery): Promise<Page<SecretAccessDto>> {
    await this.refs.byId(scope, secretRefId);
    const rows = await this.log.page(scope, secretRefId, query);
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], SecretAccessDto.from);
  }

  /**
   * Whether the secret exists in the workspace. If so it cannot be deleted until the caller's transaction ends: ask
   * this before a reference to it is stored.
   */
  lockForUse(scope: WorkspaceScope, secretRefId: string): Promise<boolean> {
    return this.refs.lockForUse(scope, secretRefId);
  }

  private async read(scope: WorkspaceScope, secretRefId: string): Promise<[string, ...string[]]> {
    await this.refs.byId(scope, secretRefId);
    const [current, ...previous] = await this.values.accepted(scope, secretRefId);
    if (current === undefined) throw new SecretUnreadable();
    return [current, ...previous];
  }
}
