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

/** Names of parameters that hold a secret in URLs, besides those that hold one anywhere. */
const SECRET_PARAMETER = /^(key|sig|auth|pass|pwd|code|hmac|sas|access_?key|app_?key|x-amz-signature)$/i;

/** URLs that are a secret as a whole: whoever has them may post. */
const SECRET_URL =
  /^https:\/\/(hooks\.slack\.com\/(services|workflows|triggers)\/.+|([\w-]+\.)?discord(app)?\.com\/api\/(v\d+\/)?webhooks\/\d+\/.+|api\.telegram\.org\/bot\d+:.+|[\w.-]+\.webhook\.office\.com\/.+|hooks\.zapier\.com\/.+)$/i;

/**
 * `https://user:password@host`, `https://host?api_key=…`, or `https://host/services/…` with something in the path that
 * nobody could read out loud.
 */
export function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, pathname, searchParams, href } = new URL(text);
  if (username !== '' || password !== '' || SECRET_URL.test(href)) return true;
  if (pathname.split('/').some(isOpaque)) return true;
  return [...searchParams].some(
    ([name, value]) => value !== '' && (isSecretName(name) || SECRET_PARAMETER.test(name) || isOpaque(value)),
  );
}

/** Long, of small and capital letters and digits at once: not an id that somebody chose, nor a UUID or a hash. */
const isOpaque = (text: string) =>
  /^[\w~+=-]{24,}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
