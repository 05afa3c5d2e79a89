import { isSecretName, looksLikeSecret, REDACTED } from '@app/kernel';

type Headers = Readonly<Record<string, string | string[]>>;

/** Headers as they may be shown and used: a token of the sender is covered. A signature is none, it opens nothing. */
export function shownHeaders(headers: Headers): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecret(name, value) ? REDACTED : value]),
  );
}

function isSecret(name: string, value: string | string[]): boolean {
  return (isSecretName(name) && !/signature/i.test(name)) || [value].flat().some(looksLikeSecret);
}
