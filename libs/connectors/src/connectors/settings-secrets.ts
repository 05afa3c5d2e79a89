import { type FieldError, InvalidInput, isSecretName, looksLikeSecret } from '@app/kernel';

const ADVICE = 'looks like a secret: store it as a secret ref and name that in secretRefId';

/** Throws {@link InvalidInput} naming every setting that looks like a secret. Secrets are only ever referenced. */
export function refuseSecrets(settings: object): void {
  const fields = suspects(settings, 'settings');
  if (fields.length > 0) throw new InvalidInput(fields);
}

function suspects(value: unknown, path: string): FieldError[] {
  if (typeof value === 'string') {
    return looksLikeSecret(value) || hasCredentials(value) ? [{ path, message: ADVICE }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    isSecretName(name) && typeof item === 'string' && item !== ''
      ? [{ path: `${path}.${name}`, message: ADVICE }]
      : suspects(item, `${path}.${name}`),
  );
}

/** `https://user:password@host` or `https://host?api_key=…` */
export function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { password, searchParams } = new URL(text);
  return password !== '' || [...searchParams].some(([name, value]) => value !== '' && isSecretName(name));
}
