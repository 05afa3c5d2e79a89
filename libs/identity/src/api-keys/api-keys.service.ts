import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { type Actor, type Page, type PageQuery, timeCursor, toPage } from '@app/http';
import { InvalidInput, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { assertMayGrant, type GrantedPermissions } from '../granted-permissions';
import { isSecretShaped, newSecret, secretHash } from '../secret-token';
import type { ApiKeyDto, CreateApiKeyDto, CreatedApiKeyDto } from './api-key.dto';
import { ApiKey } from './api-key.entity';

/** Marks a text as one of our keys, for people and for secret scanners. */
const PREFIX = 'sbx_';
const SHOWN_CHARACTERS = 12;

type Maker = { readonly actor: Actor; readonly permissions: GrantedPermissions };

/** Keys of programs. A key belongs to its workspace and outlives its maker's membership; revoking ends it. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** The only answer that holds the key. Throws a DomainError `permission_not_yours`. */
  async create(scope: WorkspaceScope, maker: Maker, input: CreateApiKeyDto): Promise<CreatedApiKeyDto> {
    assertMayGrant(maker.permissions, input.permissions);
    const key = `${PREFIX}${newSecret()}`;
    const now = new Date();
    const row = Object.assign(new ApiKey(), {
      id: newId(),
      tenantId: scope.workspaceId,
      name: input.name,
      keyPrefix: key.slice(0, SHOWN_CHARACTERS),
      keyHash: secretHash(key),
      permissions: input.permissions,
      expiresAt: futureOrNull(input.expiresAt, now),
      lastUsedAt: null,
      revokedAt: null,
      createdBy: maker.actor.userId ?? null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
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

  /** From the commit on the key opens nothing. Revoking it again changes nothing. */
  revoke(scope: WorkspaceScope, id: string): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const keys = tx.getRepository(ApiKey);
      const where = { id, tenantId: scope.workspaceId };
      const row = await keys.findOne({ where, lock: { mode: 'for_no_key_update' } });
      if (!row) throw new NotFound('api key', id);
      const now = new Date();
      const changes = { revokedAt: row.revokedAt ?? now, updatedAt: now, version: row.version + 1 };
      await keys.update(where, changes);
      const after = toView({ ...row, ...changes });
      this.audit.changed({ resourceType: 'api_key', resourceId: id, before: toView(row), after });
    });
  }

  /** The program behind a key that works. Notes at most once a minute that it was used. */
  async actorOf(key: string): Promise<Actor | undefined> {
    if (!key.startsWith(PREFIX) || !isSecretShaped(key.slice(PREFIX.length))) return undefined;
    const [row] = await this.database.systemStatement<{
      id: string;
      tenant_id: string;
      name: string;
      permissions: string[];
      created_by: string | null;
    }>(
      'identity',
      `with valid as (
         select id, tenant_id, name, permissions, created_by from api_keys
         where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())
       ), used as (
         update api_keys set last_used_at = now()
         where id = (select id from valid) and (last_used_at is null or last_used_at < now() - interval '1 minute')
       )
       select * from valid`,
      [secretHash(key)],
    );
    if (!row) return undefined;
    const { id, tenant_id: workspaceId, name, permissions } = row;
    const userId = row.created_by ?? undefined;
    return { type: 'api_key', id, userId, name, isOperator: false, key: { workspaceId, permissions } };
  }
}

function futureOrNull(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const date = new Date(text);
  if (date > now) return date;
  throw new InvalidInput([{ path: 'expiresAt', message: 'must be in the future' }]);
}

function toView(row: ApiKey): ApiKeyDto {
  const { id, name, keyPrefix, permissions, expiresAt, lastUsedAt, revokedAt, createdBy, createdAt, version } = row;
  return { id, name, keyPrefix, permissions, expiresAt, lastUsedAt, revokedAt, createdBy, createdAt, version };
}
