import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** DER head of an ed25519 public key. Source: RFC 8410, section 4. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** The key of 32 raw bytes; nothing for anything else. */
export function ed25519Key(raw: Buffer | undefined): KeyObject | undefined {
  if (raw?.length !== KEY_BYTES) return undefined;
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
}

/** Whether the signature was made with the other half of the key (RFC 8032). Never throws. */
export function ed25519Matches(key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, signed, key, signature);
}
