import { randomBytes } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { PASSWORD_LENGTH } from '@app/identity';
import { CliError } from './cli-error';
import type { Run } from './command';
import { EXIT } from './exit-codes';

/**
 * The password from standard input or SIGNALBOX_PASSWORD, never an argument, which others could see; one that is `made`
 * here when neither has one. Throws a CliError when it is too short or too long.
 */
export async function givenPassword(
  { env, stdin }: Run,
  fromStdin: boolean,
): Promise<{ password: string; made: boolean }> {
  const given = fromStdin ? (await readAll(stdin)).replace(/\r?\n$/, '') : env['SIGNALBOX_PASSWORD'];
  if (given === undefined || (given === '' && !fromStdin)) {
    return { password: randomBytes(18).toString('base64url'), made: true };
  }
  const { min, max } = PASSWORD_LENGTH;
  if (given.length >= min && given.length <= max) return { password: given, made: false };
  const where = fromStdin ? 'standard input' : 'SIGNALBOX_PASSWORD';
  throw new CliError(EXIT.usage, 'invalid_password', `${where}: the password must have ${min} to ${max} characters.`);
}
