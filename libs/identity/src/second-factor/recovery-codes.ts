import { createHash, randomBytes } from 'node:crypto';
import { Database, type Transaction } from '@app/database';
import { CLOCK, type Clock, newId } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RecoveryCode } from './recovery-code.entity';

const NUMBER_OF_CODES = 10;

/** Crockford's base32: nothing in it is mistaken for something else when it is typed from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/**
 * Codes for the day the authenticator app is lost, each for one use. Of 80 random bits a plain hash may be stored:
 * nobody can try them all.
 */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes new ones, shown in this answer only; those until now end. */
  replace(userId: string): Promise<string[]> {
    const codes = Array.from({ length: NUMBER_OF_CODES }, newCode);
    const createdAt = this.clock.now();
    const rows = codes.map((code) => ({ id: newId(), userId, codeHash: hashOf(code), usedAt: null, createdAt }));
    return this.database.asSystem('identity', async (tx) => {
      await this.removeAll(tx, userId);
      await tx.getRepository(RecoveryCode).insert(rows);
      return codes;
    });
  }

  /** Whether it is one of the person's, and had not been used. From now on it has. */
  async use(userId: string, code: string): Promise<boolean> {
    const { affected } = await this.database.asSystem('identity', (tx) =>
      tx
        .getRepository(RecoveryCode)
        .update({ userId, codeHash: hashOf(code), usedAt: IsNull() }, { usedAt: this.clock.now() }),
    );
    return affected === 1;
  }

  left(userId: string): Promise<number> {
    return this.database.asSystem('identity', (tx) =>
      tx.getRepository(RecoveryCode).countBy({ userId, usedAt: IsNull() }),
    );
  }

  async removeAll(tx: Transaction, userId: string): Promise<void> {
    await tx.getRepository(RecoveryCode).delete({ userId });
  }
}

/** `XXXX-XXXX-XXXX-XXXX`. */
function newCode(): string {
  // 256 is a multiple of 32: every letter is as likely as any other.
  const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}

/** The same code with or without hyphens, in any case, and with the letters that Crockford takes for digits. */
function hashOf(code: string): Buffer {
  const typed = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(`recovery code\n${typed}`).digest();
}
