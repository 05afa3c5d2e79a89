import { type KeyObject, randomBytes } from 'node:crypto';
import { decrypt, encrypt, NONCE_BYTES, type Sealed, TAG_BYTES } from './aes-gcm';
import { MasterKeyMismatch, SecretUnreadable } from './envelope-errors';
import type { MasterKey } from './master-key';

/** A value as it is stored. */
export interface Envelope {
  readonly encryptedDek: Buffer;
  readonly ciphertext: Buffer;
  readonly nonce: Buffer;
  readonly authTag: Buffer;
  readonly keyId: string;
}

/** Where a value belongs. It decrypts in this place only, so a row that was copied elsewhere is of no use. */
export interface EnvelopeAddress {
  /** What it is, such as `secret`. */
  readonly kind: string;
  /** Ids and numbers that tell its row from all others of its kind. */
  readonly path: readonly (string | number)[];
}

const DEK_BYTES = 32;

/**
 * Seals a value: AES-256-GCM under a random data key of its own, and the data key under the master key. Whoever has
 * the database has nothing; another master key later needs the data keys wrapped again ({@link rewrap}), not the values.
 */
export function seal(masterKey: MasterKey, address: EnvelopeAddress, plaintext: string): Envelope {
  const dek = randomBytes(DEK_BYTES);
  const value = encrypt(dek, Buffer.from(plaintext, 'utf8'), contextOf('value', address));
  const wrapped = encrypt(masterKey.key, dek, contextOf('dek', address));
  dek.fill(0);
  return {
    encryptedDek: pack(wrapped),
    ciphertext: value.ciphertext,
    nonce: value.nonce,
    authTag: value.tag,
    keyId: masterKey.id,
  };
}

/** What changes of an envelope when another master key takes over. */
export type Wrapping = Pick<Envelope, 'encryptedDek' | 'keyId'>;

/**
 * Wraps the data key again, under the master key that seals now; the value is not touched. Throws like {@link open}.
 */
export function rewrap(masterKey: MasterKey, address: EnvelopeAddress, { encryptedDek, keyId }: Wrapping): Wrapping {
  const key = keyOf(masterKey, keyId);
  const context = contextOf('dek', address);
  try {
    const dek = decrypt(key, unpack(encryptedDek), context);
    const wrapped = encrypt(masterKey.key, dek, context);
    dek.fill(0);
    return { encryptedDek: pack(wrapped), keyId: masterKey.id };
  } catch (error) {
    throw new SecretUnreadable(error);
  }
}

/**
 * Opens what {@link seal} made. Throws {@link MasterKeyMismatch} when it was sealed under a key this process has not, and
 * {@link SecretUnreadable} when anything of it, or its address, is not as it was.
 */
export function open(masterKey: MasterKey, address: EnvelopeAddress, envelope: Envelope): string {
  const key = keyOf(masterKey, envelope.keyId);
  try {
    const dek = decrypt(key, unpack(envelope.encryptedDek), contextOf('dek', address));
    const { nonce, authTag: tag, ciphertext } = envelope;
    const plaintext = decrypt(dek, { nonce, tag, ciphertext }, contextOf('value', address));
    dek.fill(0);
    return plaintext.toString('utf8');
  } catch (error) {
    throw new SecretUnreadable(error);
  }
}

function keyOf(masterKey: MasterKey, id: string): KeyObject {
  const key = masterKey.keyOf(id);
  if (!key) throw new MasterKeyMismatch(id, masterKey.ids);
  return key;
}

const pack = ({ nonce, tag, ciphertext }: Sealed) => Buffer.concat([nonce, tag, ciphertext]);

function unpack(wrapped: Buffer): Sealed {
  return {
    nonce: wrapped.subarray(0, NONCE_BYTES),
    tag: wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    ciphertext: wrapped.subarray(NONCE_BYTES + TAG_BYTES),
  };
}

/** Authenticated beside each ciphertext. Changing this text makes everything that is stored unreadable. */
function contextOf(part: 'value' | 'dek', { kind, path }: EnvelopeAddress): Buffer {
  // PostgreSQL shows ids in lower case, whatever case they came in.
  return Buffer.from(`signalbox/${kind}/v1/${part}/${path.join('/').toLowerCase()}`, 'utf8');
}
