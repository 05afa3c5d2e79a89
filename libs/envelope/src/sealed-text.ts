import type { KeyObject } from 'node:crypto';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aes-gcm';
import type { MasterKey } from './master-key';

/** Text that a browser keeps for us and can neither read nor change: AES-256-GCM, as base64url. */
export class SealedText {
  private readonly key: KeyObject;
  /** A text that was sealed before the master key changed opens, too. */
  private readonly openers: readonly KeyObject[];
  private readonly context: Buffer;

  /** @param purpose names what is sealed: a text that was sealed for another purpose does not open */
  constructor(masterKey: MasterKey, purpose: string) {
    this.openers = masterKey.deriveAll(purpose);
    this.key = masterKey.derive(purpose);
    this.context = Buffer.from(`signalbox/${purpose}`, 'utf8');
  }

  seal(text: string): string {
    const { nonce, tag, ciphertext } = encrypt(this.key, Buffer.from(text, 'utf8'), this.context);
    return Buffer.concat([nonce, tag, ciphertext]).toString('base64url');
  }

  /** Nothing when it is not what {@link seal} made. */
  open(sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    const [tagAt, textAt] = [NONCE_BYTES, NONCE_BYTES + TAG_BYTES];
    if (bytes.length <= textAt) return undefined;
    const parts = {
      nonce: bytes.subarray(0, tagAt),
      tag: bytes.subarray(tagAt, textAt),
      ciphertext: bytes.subarray(textAt),
    };
    for (const key of this.openers) {
      try {
        return decrypt(key, parts, this.context).toString('utf8');
      } catch {
        // Sealed under another key, or by nobody.
      }
    }
    return undefined;
  }
}
