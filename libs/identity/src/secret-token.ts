import { createHash, randomBytes } from 'node:crypto';

/** The shape of a secret made by {@link newSecret}: anything else need not be looked up. */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits, in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isSecretShaped(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * What is stored of a secret. A plain SHA-256 is right for 256 random bits, which nobody can guess; passwords are
 * another matter. Finding a row by this hash leaks no timing that helps to find the secret.
 */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
