import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds of one time step: the default of RFC 6238, and all that common apps know. */
const STEP_SECONDS = 30;

/** A new secret of 160 bits, in base32 (RFC 4226, section 4, R6). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Signalbox', label: email, secret });
}

/**
 * The time step that the code is right for, or nothing. The step before and the one after count too, for clocks that
 * differ and for slow fingers (RFC 6238, section 5.2).
 */
export function totpStepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = verifySync({ strategy: 'totp', secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
