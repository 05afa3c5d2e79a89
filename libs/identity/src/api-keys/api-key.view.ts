import type { ApiKeyDto } from './api-key.dto';
import type { ApiKey } from './api-key.entity';

/** A key as the API and the audit log show it: without its hash. */
export function toView(row: ApiKey): ApiKeyDto {
  const { id, name, keyPrefix, permissions, rateLimit, expiresAt, lastUsedAt, revokedAt, replacedBy } = row;
  const { createdBy, createdAt, version } = row;
  const works = { expiresAt, lastUsedAt, revokedAt, replacedBy };
  return { id, name, keyPrefix, permissions, rateLimit, ...works, createdBy, createdAt, version };
}
