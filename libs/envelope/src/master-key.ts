import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { SETTINGS, type Settings } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';

/** The key that seals all data keys. It is held as a `KeyObject`, which neither logs nor serialises its bytes. */
@Injectable()
export class MasterKey {
  readonly key: KeyObject;
  /** Tells master keys apart without telling anything about them: 16 hex digits of a SHA-256 hash. */
  readonly id: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'SIGNALBOX_MASTER_KEY'>) {
    const bytes = Buffer.from(settings.SIGNALBOX_MASTER_KEY, 'base64');
    this.key = createSecretKey(bytes);
    this.id = createHash('sha256').update('signalbox master key id\n').update(bytes).digest('hex').slice(0, 16);
  }

  /**
   * A key for one purpose alone (HKDF-SHA-256, RFC 5869): what is sealed often and by anyone's request uses up the
   * nonces of its own key, not those of the master key.
   */
  derive(purpose: string): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.key, '', `signalbox/${purpose}`, 32)));
  }
}
