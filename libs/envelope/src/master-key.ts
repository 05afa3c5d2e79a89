import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Settings } from '@app/config';
import { fromKms } from './kms-key';

type KeySettings = Pick<Settings, 'SIGNALBOX_MASTER_KEY'> & Partial<Pick<Settings, 'SIGNALBOX_OTHER_MASTER_KEYS'>>;

/**
 * The key that seals all data keys, and the other keys that open what was sealed before. Keys are held as
 * `KeyObject`s, which neither log nor serialise their bytes.
 */
export class MasterKey {
  readonly key: KeyObject;
  /** Tells master keys apart without telling anything about them: 16 hex digits of a SHA-256 hash. */
  readonly id: string;
  private readonly ring: ReadonlyMap<string, KeyObject>;

  /** For keys that are given in base64. See {@link MasterKey.load} for keys that AWS KMS keeps. */
  constructor(settings: KeySettings) {
    const [current, ...others] = [settings.SIGNALBOX_MASTER_KEY, ...(settings.SIGNALBOX_OTHER_MASTER_KEYS ?? [])].map(
      (text) => ringKey(Buffer.from(text, 'base64')),
    ) as [RingKey, ...RingKey[]];
    this.key = current.key;
    this.id = current.id;
    this.ring = new Map([current, ...others].map(({ id, key }) => [id, key]));
  }

  /** Lets AWS KMS decrypt the keys that it keeps. Throws, naming the setting, when it does not. */
  static async load(settings: KeySettings): Promise<MasterKey> {
    const { SIGNALBOX_OTHER_MASTER_KEYS: others = [] } = settings;
    return new MasterKey({
      SIGNALBOX_MASTER_KEY: await fromKms('SIGNALBOX_MASTER_KEY', settings.SIGNALBOX_MASTER_KEY),
      SIGNALBOX_OTHER_MASTER_KEYS: await Promise.all(
        others.map((text) => fromKms('SIGNALBOX_OTHER_MASTER_KEYS', text)),
      ),
    });
  }

  /** Ids of the keys that open, the one that seals first. */
  get ids(): string[] {
    return [...this.ring.keys()];
  }

  /** The key of this id, if this process has it. */
  keyOf(id: string): KeyObject | undefined {
    return this.ring.get(id);
  }

  /**
   * A key for one purpose alone (HKDF-SHA-256, RFC 5869): what is sealed often and by anyone's request uses up the
   * nonces of its own key, not those of the master key.
   */
  derive(purpose: string): KeyObject {
    return derived(this.key, purpose);
  }

  /** {@link derive} for every key that opens, the one that seals first. */
  deriveAll(purpose: string): KeyObject[] {
    return [...this.ring.values()].map((key) => derived(key, purpose));
  }
}

interface RingKey {
  readonly id: string;
  readonly key: KeyObject;
}

function ringKey(bytes: Buffer): RingKey {
  const id = createHash('sha256').update('signalbox master key id\n').update(bytes).digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}

const derived = (key: KeyObject, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `signalbox/${purpose}`, 32)));
