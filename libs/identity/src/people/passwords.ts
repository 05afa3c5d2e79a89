import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';

/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Argon2id with 19 MiB, two passes and one lane. Source: OWASP Password Storage Cheat Sheet, Argon2id. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed on another keyboard is the same bytes. Source: NIST SP 800-63B, section 5.1.1.2. */
const normalised = (password: string) => password.normalize('NFKC');

@Injectable()
export class Passwords {
  /** Nobody's password, checked where there is no account: an unknown address takes as long as a wrong password. */
  private readonly nobodys = hash(randomBytes(32), ARGON2ID);

  hash(password: string): Promise<string> {
    return hash(normalised(password), ARGON2ID);
  }

  /** Whether it is the password behind the hash; without a hash it never is, after the same time. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const matches = await verify(stored ?? (await this.nobodys), normalised(password));
    return matches && stored !== undefined;
  }
}
