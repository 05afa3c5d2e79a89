import { AuditTrail } from '@app/audit';
import { Database, type Transaction } from '@app/database';
import { type Actor, assertVersion, type Page, type PageQuery, timeCursor, toPage } from '@app/http';
import { Conflict, InvalidInput, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { assertMayGrant, type GrantedPermissions } from '../granted-permissions';
import type { ApiKeyDto, CreatedApiKeyDto } from './api-key.dto';
import { ApiKey } from './api-key.entity';
import type { CreateApiKeyDto, UpdateApiKeyDto } from './api-key.request.dto';
import { toView } from './api-key.view';
import { newApiKey } from './new-api-key';
import { assertEndsBefore, assertNotLimited } from './own-bounds';

export type Maker = { readonly actor: Actor; readonly permissions: GrantedPermissions };

/** Keys of programs. A key belongs to its workspace and outlives its maker's membership; revoking ends it. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** The only answer that holds the key. Throws a DomainError `permission_not_yours`, `limited_key` or `expiry_above_yours`. */
  async create(scope: WorkspaceScope, maker: Maker, input: CreateApiKeyDto): Promise<CreatedApiKeyDto> {
    const { name, permissions, rateLimit = null } = input;
    assertNotLimited(maker.actor);
    assertMayGrant(maker.permissions, permissions);
    const now = new Date();
    const expiresAt = futureOrNull(input.expiresAt, now);
    assertEndsBefore(maker.actor, { expiresAt });
    const createdBy = maker.actor.userId ?? null;
    const { row, key } = newApiKey(
      { tenantId: scope.workspaceId, name, permissions, rateLimit, expiresAt, createdBy },
      now,
    );
    await this.database.inWorkspace(scope, (tx) => tx.getRepository(ApiKey).insert(row));
    this.audit.changed({ resourceType: 'api_key', resourceId: row.id, after: toView(row) });
    return { ...toView(row), key };
  }

  /** The workspace's keys, newest first, also those that no longer work. */
  async list(scope: WorkspaceScope, query: PageQuery): Promise<Page<ApiKeyDto>> {
    const after = timeCursor(query);
    const rows = await this.database.inWorkspace(scope, (tx) => {
      const keys = tx.getRepository(ApiKey).createQueryBuilder('k');
      keys.where('k.tenantId = :workspaceId', { workspaceId: scope.workspaceId });
      if (after) keys.andWhere('(k.createdAt, k.id) < (:at, :id)', after);
      return keys
        .orderBy('k.createdAt', 'DESC')
        .addOrderBy('k.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], toView);
  }

  async get(scope: WorkspaceScope, id: string): Promise<ApiKeyDto> {
    const where = { id, tenantId: scope.workspaceId };
    const row = await this.database.inWorkspace(scope, (tx) => tx.getRepository(ApiKey).findOneBy(where));
    if (!row) throw new NotFound('api key', id);
    return toView(row);
  }

  /**
   * What is left out stays as it is. Throws a Conflict `api_key_ended` for a key that was revoked or replaced, and a
   * DomainError `limited_key`, or `expiry_above_yours` for one that ends, or would end, after the caller's.
   */
  update(scope: WorkspaceScope, actor: Actor, id: string, input: UpdateApiKeyDto, seen?: number): Promise<ApiKeyDto> {
    return this.change(scope, id, seen, (row, now) => {
      assertGoesOn(row);
      assertNotLimited(actor);
      assertEndsBefore(actor, row);
      const { name = row.name, rateLimit = row.rateLimit } = input;
      const expiresAt = input.expiresAt === undefined ? row.expiresAt : futureOrNull(input.expiresAt, now);
      assertEndsBefore(actor, { expiresAt });
      return { name, rateLimit, expiresAt };
    });
  }

  /**
   * A new key with the same name, permissions, limit and expiry; the old one works until the overlap ends. Both are
   * one change in the audit log.
   *
   * Throws a DomainError `permission_not_yours`, `limited_key` or `expiry_above_yours`, and a Conflict `api_key_ended` for
   * a key that no longer works.
   */
  rotate(scope: WorkspaceScope, id: string, maker: Maker, overlapSeconds: number): Promise<CreatedApiKeyDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const old = await locked(tx, scope, id);
      const now = new Date();
      assertGoesOn(old, now);
      assertNotLimited(maker.actor);
      assertMayGrant(maker.permissions, old.permissions);
      assertEndsBefore(maker.actor, old);
      const { row, key } = newApiKey({ ...pass(old), createdBy: maker.actor.userId ?? null }, now);
      await tx.getRepository(ApiKey).insert(row);
      const changes = { ...endAfter(old, overlapSeconds, now), replacedBy: row.id };
      const ended = await write(tx, scope, old, changes, now);
      const after = { ...toView(ended), replacement: toView(row) };
      this.audit.changed({ resourceType: 'api_key', resourceId: id, before: toView(old), after });
      return { ...toView(row), key };
    });
  }

  /** From the commit on the key opens nothing, in no process. Revoking it again changes nothing. */
  async revoke(scope: WorkspaceScope, id: string, seen?: number): Promise<void> {
    await this.change(scope, id, seen, (row, now) => ({ revokedAt: row.revokedAt ?? now }));
  }

  private change(
    scope: WorkspaceScope,
    id: string,
    seen: number | undefined,
    decide: (row: ApiKey, now: Date) => Partial<ApiKey>,
  ): Promise<ApiKeyDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await locked(tx, scope, id);
      assertVersion(seen, row.version);
      const now = new Date();
      const changed = await write(tx, scope, row, decide(row, now), now);
      this.audit.changed({ resourceType: 'api_key', resourceId: id, before: toView(row), after: toView(changed) });
      return toView(changed);
    });
  }
}

async function locked(tx: Transaction, scope: WorkspaceScope, id: string): Promise<ApiKey> {
  const where = { id, tenantId: scope.workspaceId };
  const row = await tx.getRepository(ApiKey).findOne({ where, lock: { mode: 'for_no_key_update' } });
  if (!row) throw new NotFound('api key', id);
  return row;
}

async function write(
  tx: Transaction,
  scope: WorkspaceScope,
  row: ApiKey,
  decided: Partial<ApiKey>,
  now: Date,
): Promise<ApiKey> {
  const changes = { ...decided, updatedAt: now, version: row.version + 1 };
  await tx.getRepository(ApiKey).update({ id: row.id, tenantId: scope.workspaceId }, changes);
  return Object.assign(new ApiKey(), row, changes);
}

/** What a rotated key hands on. */
function pass({ tenantId, name, permissions, rateLimit, expiresAt }: ApiKey) {
  return { tenantId, name, permissions, rateLimit, expiresAt };
}

/** A revoked or replaced key stays what it is; rotating one that has expired would bring it back to life. */
function assertGoesOn(row: ApiKey, now?: Date): void {
  const expired = now !== undefined && row.expiresAt !== null && row.expiresAt <= now;
  const why = row.revokedAt ? 'revoked' : row.replacedBy ? 'replaced by another key' : expired ? 'left to expire' : '';
  if (why !== '') throw new Conflict('api_key_ended', `The key was ${why}; make a new one.`);
}

function endAfter(row: ApiKey, overlapSeconds: number, now: Date): Partial<ApiKey> {
  if (overlapSeconds === 0) return { revokedAt: now };
  const end = new Date(now.getTime() + overlapSeconds * 1_000);
  return { expiresAt: row.expiresAt !== null && row.expiresAt < end ? row.expiresAt : end };
}

function futureOrNull(text: string | null | undefined, now: Date): Date | null {
  if (text === undefined || text === null) return null;
  const date = new Date(text);
  if (date > now) return date;
  throw new InvalidInput([{ path: 'expiresAt', message: 'must be in the future' }]);
}
