import { SecretValueUnusable } from './provider-errors';
import { MOST_VALUE_CHARACTERS } from './secret-provider';

/** The value, if it can be one. Throws {@link SecretValueUnusable}, which tells where and not what. */
export function usable(where: string, value: string): string {
  if (value === '') throw new SecretValueUnusable(`${where} is empty.`);
  if (value.length > MOST_VALUE_CHARACTERS) {
    throw new SecretValueUnusable(`${where} is longer than ${MOST_VALUE_CHARACTERS} characters.`);
  }
  return value;
}
