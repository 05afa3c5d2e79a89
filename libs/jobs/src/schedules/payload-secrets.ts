import { type FieldError, isSecretName, looksLikeSecret } from '@app/kernel';

const message =
  'looks like a secret: everyone who may read jobs would see it; call a connector, which has a secret ref';

/** Every field of a payload that looks like a secret, by its name or its value. */
export function secretFields(value: unknown, path = 'payload', name = ''): FieldError[] {
  if (typeof value === 'string') {
    return looksLikeSecret(value) || (value !== '' && isSecretName(name)) ? [{ path, message }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretFields(item, `${path}.${key}`, key));
}
