import { randomBytes } from 'node:crypto';
import { newId } from '@app/kernel';
import { type Envelope, type EnvelopeAddress, open, rewrap, seal } from './envelope';
import { MasterKeyMismatch, SecretUnreadable } from './envelope-errors';
import { MasterKey } from './master-key';

const masterKey = () => new MasterKey({ SIGNALBOX_MASTER_KEY: randomBytes(32).toString('base64') });
const at = (tenantId: string, secretRefId: string, version: number): EnvelopeAddress => ({
  kind: 'secret',
  path: [tenantId, secretRefId, version],
});
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
};

describe('the envelope of a secret', () => {
  const key = masterKey();
  const [tenant, secret] = [newId(), newId()];
  const place = at(tenant, secret, 3);
  const sealed = seal(key, place, 'whsec_ü€😀 value');

  it.each(['x', 'with\0zero and\nlines', '😀'.repeat(4096), 'a'.repeat(16_384)])(
    'gives back what was sealed',
    (value) => {
      expect(open(key, place, seal(key, place, value))).toBe(value);
    },
  );

  it('uses a new data key and new nonces each time', () => {
    const again = seal(key, place, 'whsec_ü€😀 value');
    expect(again.ciphertext.equals(sealed.ciphertext)).toBe(false);
    expect(again.nonce.equals(sealed.nonce)).toBe(false);
    expect(again.encryptedDek.equals(sealed.encryptedDek)).toBe(false);
  });

  it('holds no part of the value in clear', () => {
    expect(Buffer.concat([sealed.ciphertext, sealed.encryptedDek]).includes('whsec_')).toBe(false);
  });

  it.each(['ciphertext', 'nonce', 'authTag', 'encryptedDek'] as const)('refuses every changed byte of %s', (part) => {
    for (let at = 0; at < sealed[part].length; at += 1) {
      const changed: Envelope = { ...sealed, [part]: flipped(sealed[part], at) };
      expect(() => open(key, place, changed)).toThrow(SecretUnreadable);
    }
  });

  it.each(['ciphertext', 'nonce', 'authTag', 'encryptedDek'] as const)('refuses a shortened or empty %s', (part) => {
    for (const bytes of [sealed[part].subarray(0, -1), sealed[part].subarray(0, 4), Buffer.alloc(0)]) {
      expect(() => open(key, place, { ...sealed, [part]: bytes })).toThrow(SecretUnreadable);
    }
  });

  it.each([
    ['workspace', at(newId(), secret, 3)],
    ['secret', at(tenant, newId(), 3)],
    ['version', at(tenant, secret, 4)],
    ['kind', { ...place, kind: 'second-factor' }],
  ])('cannot be opened in the place of another %s', (_, other) => {
    expect(() => open(key, other, sealed)).toThrow(SecretUnreadable);
  });

  it('cannot be opened with the data key of another version', () => {
    const other = seal(key, at(tenant, secret, 4), 'other');
    expect(() => open(key, place, { ...sealed, encryptedDek: other.encryptedDek })).toThrow(SecretUnreadable);
  });

  it('reads ids in any case', () => {
    const upper = at(tenant.toUpperCase(), secret.toUpperCase(), 3);
    expect(open(key, upper, sealed)).toBe('whsec_ü€😀 value');
  });

  it('names both keys when the master key is another one', () => {
    const other = masterKey();
    const attempt = () => open(other, place, sealed);
    expect(attempt).toThrow(MasterKeyMismatch);
    expect(attempt).toThrow(expect.objectContaining({ code: 'master_key_mismatch', kind: 'unavailable' }));
    expect(attempt).toThrow(new RegExp(`${key.id}.*${other.id}`));
  });

  it('opens under a key of the ring, and is wrapped again under the one that seals', () => {
    const text = () => randomBytes(32).toString('base64');
    const [former, next] = [text(), text()];
    const old = new MasterKey({ SIGNALBOX_MASTER_KEY: former });
    const both = new MasterKey({ SIGNALBOX_MASTER_KEY: next, SIGNALBOX_OTHER_MASTER_KEYS: [former] });
    const before = seal(old, place, 'value');
    expect(open(both, place, before)).toBe('value');
    const after = { ...before, ...rewrap(both, place, before) };
    expect(after.ciphertext).toBe(before.ciphertext);
    expect(open(new MasterKey({ SIGNALBOX_MASTER_KEY: next }), place, after)).toBe('value');
    expect(() => open(old, place, after)).toThrow(MasterKeyMismatch);
    expect(() => rewrap(both, at(tenant, newId(), 3), before)).toThrow(SecretUnreadable);
  });

  it('is unreadable under another master key that claims the same id', () => {
    const other = masterKey();
    expect(() => open(other, place, { ...sealed, keyId: other.id })).toThrow(SecretUnreadable);
  });

  it('never tells the key or the value in an error', () => {
    expect.assertions(2);
    try {
      open(key, place, { ...sealed, ciphertext: flipped(sealed.ciphertext, 0) });
    } catch (error) {
      expect(JSON.stringify(error) + String((error as Error).stack)).not.toMatch(/whsec_/);
    }
    expect(JSON.stringify(key)).toBe(JSON.stringify({ key: {}, id: key.id, ring: {} }));
  });
});
