import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** Whether any of the keys made any of the signatures. Compares in constant time, over all pairs. */
export function anyHmacMatches(
  algorithm: HmacAlgorithm,
  keys: readonly (string | Buffer)[],
  signed: readonly (string | Buffer)[],
  signatures: readonly Buffer[],
): boolean {
  let matches = false;
  for (const key of keys) {
    if (key.length === 0) continue; // no secret at all: everybody could have signed
    const hmac = createHmac(algorithm, key);
    for (const part of signed) hmac.update(part);
    const expected = hmac.digest();
    for (const signature of signatures) {
      if (signature.length === expected.length && timingSafeEqual(signature, expected)) matches = true;
    }
  }
  return matches;
}

/** The bytes of a hex text; nothing for anything but an even number of hex digits. */
export function fromHex(text: string): Buffer | undefined {
  return /^([0-9a-fA-F]{2})+$/.test(text) ? Buffer.from(text, 'hex') : undefined;
}

/** The bytes of a padded base64 text; nothing for anything else, nor for unused bits that are not zero. */
export function fromBase64(text: string): Buffer | undefined {
  const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (text === '' || !shape.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** An id for an event whose provider sends none: the hash of what it signed. */
export function contentId(signed: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of signed) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}
