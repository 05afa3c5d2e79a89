import { AuditTrail } from '@app/audit';
import { Database, explainConstraints } from '@app/database';
import { assertVersion, type Page, toPage } from '@app/http';
import { Conflict, newId, type Usage, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { SecretChanges } from '../reveal/secret-changes';
import { DEFAULT_OVERLAP_SECONDS, type SecretRef } from '../secret-ref.entity';
import { SecretKeeping } from './secret-keeping';
import { SecretRefDto, type SecretVersionDto } from './secret-ref.dto';
import type { CreateSecretRefRequest, RotateSecretRefRequest, SecretRefsQuery } from './secret-ref.request.dto';
import { SecretRefsRepository } from './secret-refs.repository';
import { SecretUsages } from './secret-usages';

/** Names, rotates and deletes secrets. What it shows, returns or puts on record never holds a value. */
@Injectable()
export class SecretRefsService {
  constructor(
    private readonly database: Database,
    private readonly refs: SecretRefsRepository,
    private readonly keeping: SecretKeeping,
    private readonly usages: SecretUsages,
    private readonly changes: SecretChanges,
    private readonly audit: AuditTrail,
  ) {}

  async list(scope: WorkspaceScope, query: SecretRefsQuery): Promise<Page<SecretRefDto>> {
    return toPage(await this.refs.page(scope, query), query.limit, (row) => [row.id], SecretRefDto.from);
  }

  /** Throws `NotFound`. */
  async get(scope: WorkspaceScope, id: string): Promise<SecretRefDto> {
    return SecretRefDto.from(await this.refs.byId(scope, id));
  }

  /** Who uses it. Throws `NotFound`. */
  async usagesOf(scope: WorkspaceScope, id: string): Promise<Usage[]> {
    await this.refs.byId(scope, id);
    return this.usages.of(scope, id);
  }

  /** The values that are accepted now, the current one first. Throws `NotFound`. */
  async versionsOf(scope: WorkspaceScope, id: string): Promise<SecretVersionDto[]> {
    return this.keeping.versions(scope, await this.refs.byId(scope, id));
  }

  /**
   * Stores a name, and with it the value or where it is. Throws {@link Conflict} `secret_name_taken`, or `InvalidInput`
   * when the provider needs something else.
   */
  create(scope: WorkspaceScope, request: CreateSecretRefRequest): Promise<SecretRefDto> {
    const { name, provider } = request;
    const [id, now] = [newId(), new Date()];
    const ref = this.keeping.refOf(id, provider, request);
    const former = { previousRef: null, previousUntil: null, overlapSeconds: DEFAULT_OVERLAP_SECONDS };
    const times = { rotatedAt: null, lastUsedAt: null, createdAt: now, updatedAt: now, deletedAt: null };
    return this.database.inWorkspace(scope, async () => {
      const row = await withUniqueName(() =>
        this.refs.insert(scope, { id, name, provider, ref, version: 1, ...former, ...times }),
      );
      await this.keeping.keep(scope, row, request.value);
      return this.changed(undefined, row);
    });
  }

  /** Throws `NotFound`, `StaleVersion`, or {@link Conflict} `secret_name_taken`. */
  rename(scope: WorkspaceScope, id: string, seen: number | undefined, name: string | undefined): Promise<SecretRefDto> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.refs.lock(scope, id);
      assertVersion(seen, before.version);
      const after = await withUniqueName(() => this.refs.change(scope, before, { name: name ?? before.name }));
      return this.changed(before, after);
    });
  }

  /**
   * Makes this the current value, or the place where it is. The one before is accepted for `overlapSeconds` more, so
   * that the other side may change over at any moment of them. Throws `NotFound`, or `InvalidInput` when the provider
   * needs something else.
   */
  rotate(scope: WorkspaceScope, id: string, request: RotateSecretRefRequest): Promise<SecretRefDto> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.refs.lock(scope, id);
      const now = new Date();
      const until = new Date(now.getTime() + request.overlapSeconds * 1_000);
      const moved = this.keeping.move(before, request, until);
      await this.keeping.retire(scope, before, until);
      const after = await this.refs.change(scope, before, { ...moved, rotatedAt: now });
      await this.keeping.keep(scope, after, request.value);
      return this.changed(before, after);
    });
  }

  /**
   * Deletes the reference, which stays in the table for the record, and its values, which do not. Throws `NotFound`,
   * `StaleVersion`, or `Conflict` `secret_in_use`.
   */
  remove(scope: WorkspaceScope, id: string, seen: number | undefined): Promise<void> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.refs.lock(scope, id);
      assertVersion(seen, before.version);
      await this.usages.assertUnused(scope, id);
      await this.refs.change(scope, before, { deletedAt: new Date() });
      await this.keeping.forget(scope, before);
      this.changes.tell(id);
      this.audit.changed({ ...resource(id), before: SecretRefDto.from(before) });
    });
  }

  /** Notes the change for the audit log, and returns what the caller sees of it. */
  private changed(before: SecretRef | undefined, after: SecretRef): SecretRefDto {
    this.changes.tell(after.id);
    const view = SecretRefDto.from(after);
    this.audit.changed({ ...resource(after.id), before: before && SecretRefDto.from(before), after: view });
    return view;
  }
}

const resource = (resourceId: string) => ({ resourceType: 'secret-ref', resourceId });

function withUniqueName<T>(work: () => Promise<T>): Promise<T> {
  const taken = () =>
    new Conflict('secret_name_taken', 'Another secret of this workspace has this name; choose another.', [
      { path: 'name', message: 'is taken' },
    ]);
  return explainConstraints({ uq_secret_refs_tenant_id_name: taken }, work);
}
