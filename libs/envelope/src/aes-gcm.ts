import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Sizes in bytes. A random 96-bit nonce is safe for 2^32 messages per key (NIST SP 800-38D, section 8.3). */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export interface Sealed {
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly ciphertext: Buffer;
}

/** AES-256-GCM under a fresh random nonce. `context` is authenticated and must be the same to decrypt. */
export function encrypt(key: CipherKey, plaintext: Buffer, context: Buffer): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { nonce, tag: cipher.getAuthTag(), ciphertext };
}

/** Throws when key, nonce, tag, ciphertext or context is not the one of the encryption. */
export function decrypt(key: CipherKey, { nonce, tag, ciphertext }: Sealed, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(context).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}
