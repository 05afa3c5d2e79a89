import { type ApiClient } from '@app/testing';
import { generateSync } from 'otplib';
import type { MovableClock } from './clock';
import { PASSWORD } from './people';

const STEP_SECONDS = 30;

/** An authenticator app on a phone whose clock is the api's. */
export class Authenticator {
  constructor(
    readonly secret: string,
    private readonly clock: MovableClock,
  ) {}

  /** The code of now, or of so many steps later. */
  code(steps = 0): string {
    const epoch = Math.floor(this.clock.now().getTime() / 1_000) + steps * STEP_SECONDS;
    return generateSync({ secret: this.secret, epoch });
  }

  /** The next code that was not used: the clock moves on to it. */
  nextCode(): string {
    this.clock.forward({ seconds: STEP_SECONDS });
    return this.code();
  }
}

/** Sets up the person's second factor. */
export async function setUpSecondFactor(person: ApiClient, clock: MovableClock, password = PASSWORD) {
  const begun = await person.post('/v1/auth/second-factor', { password }).expect(201);
  const authenticator = new Authenticator((begun.body as { secret: string }).secret, clock);
  const confirmed = await person.post('/v1/auth/second-factor/confirm', { code: authenticator.code() }).expect(200);
  return { authenticator, recoveryCodes: (confirmed.body as { recoveryCodes: string[] }).recoveryCodes };
}
