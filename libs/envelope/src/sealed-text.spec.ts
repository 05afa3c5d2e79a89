import { randomBytes } from 'node:crypto';
import { MasterKey } from './master-key';
import { SealedText } from './sealed-text';

const masterKey = () => new MasterKey({ SIGNALBOX_MASTER_KEY: randomBytes(32).toString('base64') });

describe('SealedText', () => {
  const key = masterKey();
  const sealer = new SealedText(key, 'one purpose');
  const sealed = sealer.seal('{"state":"ü€"}');

  it('opens what it sealed, each time under a nonce of its own', () => {
    expect(sealer.open(sealed)).toBe('{"state":"ü€"}');
    expect(sealer.seal('{"state":"ü€"}')).not.toBe(sealed);
  });

  it('holds nothing in clear', () => {
    expect(Buffer.from(sealed, 'base64url').includes('state')).toBe(false);
  });

  it('does not open with any changed byte', () => {
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      expect(sealer.open(changed.toString('base64url'))).toBeUndefined();
    }
  });

  it.each(['', 'A', 'nonsense!', 'A'.repeat(38), 'A'.repeat(500)])('does not open "%s"', (text) => {
    expect(sealer.open(text)).toBeUndefined();
  });

  it('does not open for another purpose or under another master key', () => {
    expect(new SealedText(key, 'another purpose').open(sealed)).toBeUndefined();
    expect(new SealedText(masterKey(), 'one purpose').open(sealed)).toBeUndefined();
  });
});
