import { SecretUnreadable } from '@app/envelope';
import { type Page, type PageQuery, toPage } from '@app/http';
import { DomainError, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LocalValues } from '../local-values';
import { SecretAccessDto } from '../manage/secret-ref.dto';
import { SecretRefsRepository } from '../manage/secret-refs.repository';
import type { SecretRef } from '../secret-ref.entity';
import { ExternalValues } from './external-values';
import { type SecretAccess, SecretAccessLog } from './secret-access-log';
import { SecretChanges } from './secret-changes';

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

/** The accepted values, the current one first. */
type Values = [string, ...string[]];

/** The way to a secret's value, for the libs that call or verify third parties. */
@Injectable()
export class SecretsService {
  constructor(
    private readonly refs: SecretRefsRepository,
    private readonly local: LocalValues,
    private readonly external: ExternalValues,
    private readonly log: SecretAccessLog,
    private readonly changes: SecretChanges,
  ) {}

  /**
   * The value in clear, and its former values while they overlap. Every call is on record before the value is handed
   * out, and so is every failure. It takes a few milliseconds, or a call to the provider: a hot path keeps the result
   * for some seconds, and drops it when {@link onChange} says so. Not inside a transaction.
   *
   * Throws `NotFound` `secret_ref_not_found`, `MasterKeyMismatch`, {@link SecretUnreadable}, or one of the errors of
   * `provider-errors.ts`.
   */
  reveal(scope: WorkspaceScope, secretRefId: string, access: SecretAccess): Promise<Revealed> {
    return this.recorded(scope, secretRefId, access, (row) => this.external.accepted(scope, row));
  }

  /** Calls `hear` with the id of each secret whose value or existence changes, in whichever process it does. */
  onChange(hear: (secretRefId: string) => void): void {
    this.changes.listen(hear);
  }

  private async recorded(
    scope: WorkspaceScope,
    secretRefId: string,
    access: SecretAccess,
    external: (row: SecretRef) => Promise<Values>,
  ): Promise<Revealed> {
    let values: Values;
    try {
      values = await this.read(scope, secretRefId, external);
    } catch (error) {
      const reason = error instanceof DomainError ? error.code : 'internal_error';
      await this.log.record(scope, secretRefId, access, reason);
      throw error;
    }
    await this.log.record(scope, secretRefId, access, null);
    const [current, ...previous] = values;
    return { current, previous };
  }

  /** Whether the value can be read at this moment, and if not why. Throws `NotFound`. */
  async check(scope: WorkspaceScope, secretRefId: string, access: SecretAccess): Promise<SecretCheck> {
    try {
      await this.recorded(scope, secretRefId, access, (row) => this.external.acceptedNow(scope, row));
      return { readable: true, errorCode: null, detail: null };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'not_found') throw error;
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

  private async read(
    scope: WorkspaceScope,
    secretRefId: string,
    external: (row: SecretRef) => Promise<Values>,
  ): Promise<Values> {
    const row = await this.refs.byId(scope, secretRefId);
    if (row.provider !== 'local') return external(row);
    const [current, ...previous] = await this.local.accepted(scope, secretRefId);
    if (current === undefined) throw new SecretUnreadable();
    return [current, ...previous];
  }
}
