import { Passwords } from './passwords';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('hashes with argon2id at the recommended cost and a salt of its own', async () => {
    const [one, two] = [await passwords.hash('correct horse battery'), await passwords.hash('correct horse battery')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
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

  it('checks a password also where there is no account, and never accepts it', async () => {
    const stored = await passwords.hash('correct horse battery');
    const timeOf = async (hash: string | undefined) => {
      const start = process.hrtime.bigint();
      expect(await passwords.matches(hash, 'some other password')).toBe(false);
      return Number(process.hrtime.bigint() - start);
    };
    const known = await timeOf(stored);
    expect(await timeOf(undefined)).toBeGreaterThan(known / 5);
  });
});
