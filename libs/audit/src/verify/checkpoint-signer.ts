import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { MasterKey } from '@app/envelope';
import { Injectable } from '@nestjs/common';

/** A private Ed25519 key in PKCS #8 is these bytes and its 32 byte seed (RFC 8410, section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs checkpoints with an Ed25519 key that is derived from the master key, so that there is one secret to keep and
 * anyone with the public key can verify: whoever has only the database can make no checkpoint.
 */
@Injectable()
export class CheckpointSigner {
  /** PEM, for `openssl pkeyutl -verify -pubin`. */
  readonly publicKey: string;
  /** Tells keys apart: 16 hex digits of the SHA-256 hash of the public key. */
  readonly keyId: string;
  private readonly key: KeyObject;

  constructor(masterKey: MasterKey) {
    const seed = masterKey.derive('audit/checkpoint/v1').export();
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(this.key);
    this.publicKey = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const der = publicKey.export({ format: 'der', type: 'spki' });
    this.keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
  }

  /** The signature in base64. */
  sign(statement: string): string {
    return sign(null, Buffer.from(statement, 'utf8'), this.key).toString('base64');
  }
}
