import { Database } from '@app/database';
import { type Envelope, type EnvelopeAddress, MasterKey, open, seal, SealedRows } from '@app/envelope';
import { CLOCK, type Clock, Conflict, InvalidInput } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { RecoveryCodes } from './recovery-codes';
import { SecondFactor } from './second-factor.entity';
import { newTotpSecret, totpStepOf, totpUri } from './totp';

/** For how long a secret that was shown waits for its first code, in minutes. */
const SETUP_MINUTES = 15;

/** What is shown once, for the authenticator app. */
export interface NewSecondFactor {
  readonly secret: string;
  readonly otpauthUri: string;
}

export interface SecondFactorState {
  readonly enabled: boolean;
  readonly enabledAt: Date | null;
  readonly recoveryCodesLeft: number;
}

/** The second factors of people: an authenticator app (TOTP, RFC 6238), and recovery codes for the day it is lost. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly masterKey: MasterKey,
    private readonly recoveryCodes: RecoveryCodes,
    @Inject(CLOCK) private readonly clock: Clock,
    sealedRows: SealedRows,
  ) {
    sealedRows.register({
      name: 'second_factors',
      primaryKey: 'user_id',
      addressColumns: [],
      addressOf: (row) => addressOf(String(row.user_id)),
    });
  }

  async state(userId: string): Promise<SecondFactorState> {
    const enabledAt = (await this.row(userId))?.confirmedAt ?? null;
    const recoveryCodesLeft = enabledAt ? await this.recoveryCodes.left(userId) : 0;
    return { enabled: enabledAt !== null, enabledAt, recoveryCodesLeft };
  }

  async isOn(userId: string): Promise<boolean> {
    return (await this.row(userId))?.confirmedAt != null;
  }

  /** Throws a Conflict `second_factor_off`. */
  async assertOn(userId: string): Promise<void> {
    if (!(await this.isOn(userId))) throw off();
  }

  /** Makes a secret that counts for nothing until {@link confirm}. Throws a Conflict `second_factor_already_on`. */
  async begin(userId: string, email: string): Promise<NewSecondFactor> {
    const secret = newTotpSecret();
    const { encryptedDek, ciphertext, nonce, authTag, keyId } = seal(this.masterKey, addressOf(userId), secret);
    const rows = await this.database.asSystem('identity', (tx) =>
      tx.query<unknown[]>(
        `insert into second_factors as f (user_id, encrypted_dek, ciphertext, nonce, auth_tag, key_id, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (user_id) do update
         set (encrypted_dek, ciphertext, nonce, auth_tag, key_id, created_at) =
           (excluded.encrypted_dek, excluded.ciphertext, excluded.nonce, excluded.auth_tag, excluded.key_id, excluded.created_at)
         where f.confirmed_at is null
         returning user_id`,
        [userId, encryptedDek, ciphertext, nonce, authTag, keyId, this.clock.now()],
      ),
    );
    if (rows.length === 0) throw alreadyOn();
    return { secret, otpauthUri: totpUri(secret, email) };
  }

  /**
   * Turns it on with the app's first code, and makes the recovery codes. Throws a Conflict `second_factor_already_on`
   * or `second_factor_not_begun`, and InvalidInput when the code is wrong.
   */
  confirm(userId: string, code: string): Promise<string[]> {
    return this.database.asSystem('identity', async (tx) => {
      const now = this.clock.now();
      const factors = tx.getRepository(SecondFactor);
      const factor = await factors.findOne({ where: { userId }, lock: { mode: 'pessimistic_write' } });
      if (factor?.confirmedAt) throw alreadyOn();
      if (!factor || now.getTime() - factor.createdAt.getTime() > SETUP_MINUTES * 60_000) throw notBegun();
      const step = totpStepOf(this.open(factor), code, now);
      if (step === undefined) throw wrongCode();
      await factors.update({ userId }, { confirmedAt: now, lastUsedStep: String(step) });
      return this.recoveryCodes.replace(userId);
    });
  }

  /** Whether it is a code of the app or a recovery code, used for the first time. From now on it is used. */
  async use(userId: string, code: string): Promise<boolean> {
    const factor = await this.row(userId);
    if (!factor?.confirmedAt) return false;
    if (!/^\d{6}$/.test(code)) return this.recoveryCodes.use(userId, code);
    const step = totpStepOf(this.open(factor), code, this.clock.now());
    return step !== undefined && this.useStep(userId, step);
  }

  /** New recovery codes instead of those until now. Throws a Conflict `second_factor_off`. */
  async newRecoveryCodes(userId: string): Promise<string[]> {
    await this.assertOn(userId);
    return this.recoveryCodes.replace(userId);
  }

  /** Throws a Conflict `second_factor_off`. */
  remove(userId: string): Promise<void> {
    return this.database.asSystem('identity', async (tx) => {
      const { affected } = await tx.getRepository(SecondFactor).delete({ userId });
      if (affected === 0) throw off();
      await this.recoveryCodes.removeAll(tx, userId);
    });
  }

  /** A code works once (RFC 6238, section 5.2): of two requests with the same one, the statement lets one through. */
  private useStep(userId: string, step: number): Promise<boolean> {
    return this.database.asSystem('identity', async (tx) => {
      const used = await tx.query<unknown[]>(
        `with used as (
           update second_factors set last_used_step = $2
           where user_id = $1 and confirmed_at is not null and (last_used_step is null or last_used_step < $2)
           returning user_id
         ) select * from used`,
        [userId, step],
      );
      return used.length === 1;
    });
  }

  private row(userId: string): Promise<SecondFactor | null> {
    return this.database.asSystem('identity', (tx) => tx.getRepository(SecondFactor).findOneBy({ userId }));
  }

  private open(factor: Envelope & { userId: string }): string {
    return open(this.masterKey, addressOf(factor.userId), factor);
  }
}

const addressOf = (userId: string): EnvelopeAddress => ({ kind: 'second-factor', path: [userId] });

/** Told the same way wherever a signed-in person types a code. */
export function wrongCode(): InvalidInput {
  return new InvalidInput([{ path: 'code', message: 'is wrong, or was used already; wait for the next one' }]);
}

const off = () =>
  new Conflict('second_factor_off', 'There is no second factor: set one up with POST /v1/auth/second-factor.');

const alreadyOn = () =>
  new Conflict('second_factor_already_on', 'There is a second factor already: turn it off before you set up another.');

const notBegun = () =>
  new Conflict('second_factor_not_begun', 'Begin with POST /v1/auth/second-factor; it waits 15 minutes for a code.');
