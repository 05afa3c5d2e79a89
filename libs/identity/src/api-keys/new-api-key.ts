import { newId } from '@app/kernel';
import { isSecretShaped, newSecret, secretHash } from '../secret-token';
import { ApiKey } from './api-key.entity';

/** Marks a text as one of our keys, for people and for secret scanners. */
const PREFIX = 'sbx_';
const SHOWN_CHARACTERS = 12;

type Given = Pick<ApiKey, 'tenantId' | 'name' | 'permissions' | 'rateLimit' | 'expiresAt' | 'createdBy'>;

/** A new key: its row, and the key itself, of which the row keeps only the hash. */
export function newApiKey(given: Given, now: Date): { row: ApiKey; key: string } {
  const key = `${PREFIX}${newSecret()}`;
  const row = Object.assign(new ApiKey(), given, {
    id: newId(),
    keyPrefix: key.slice(0, SHOWN_CHARACTERS),
    keyHash: secretHash(key),
    lastUsedAt: null,
    revokedAt: null,
    replacedBy: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  });
  return { row, key };
}

/** Whether the text can be a key of ours at all. */
export function isApiKeyShaped(text: string): boolean {
  return text.startsWith(PREFIX) && isSecretShaped(text.slice(PREFIX.length));
}
