import type * as Argon2 from '@node-rs/argon2';
import { verify } from '@node-rs/argon2';
import { Passwords } from './passwords';

jest.mock('@node-rs/argon2', () => {
  const actual = jest.requireActual<typeof Argon2>('@node-rs/argon2');
  return { ...actual, verify: jest.fn(actual.verify) };
});

const COST = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

describe('Passwords', () => {
  const passwords = new Passwords();

  it('hashes with argon2id at the recommended cost and a salt of its own', async () => {
    const [one, two] = [await passwords.hash('correct horse battery'), await passwords.hash('correct horse battery')];
    expect(one).toMatch(COST);
    expect(one).not.toBe(two);
  });

  it('knows the right password from a wrong one', async () => {
    const stored = await passwords.hash('correct horse battery');
    expect(await passwords.matches(stored, 'correct horse battery')).toBe(true);
    expect(await passwords.matches(stored, 'correct horse batterz')).toBe(false);
  });

  it('takes composed and decomposed letters for the same password', async () => {
    const stored = await passwords.hash('caf\u00e9 au lait bien chaud');
    expect(await passwords.matches(stored, 'cafe\u0301 au lait bien chaud')).toBe(true);
  });

  it('checks a password at the same cost where there is no account, and never accepts it', async () => {
    const stored = await passwords.hash('correct horse battery');
    for (const hash of [stored, undefined]) {
      jest.mocked(verify).mockClear();
      expect(await passwords.matches(hash, 'some other password')).toBe(false);
      expect(jest.mocked(verify).mock.calls).toEqual([[expect.stringMatching(COST), 'some other password']]);
    }
  });
});
