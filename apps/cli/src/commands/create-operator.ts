import { randomBytes } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { PASSWORD_LENGTH, UsersService } from '@app/identity';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands, Run } from '../command';
import { EXIT } from '../exit-codes';
import { origin } from '../origin';
import { withServices } from '../services';

interface Options {
  readonly name?: string;
  readonly passwordStdin?: boolean;
  readonly reason?: string;
}

/** `signalbox create operator`. */
export const createOperator = (commands: Commands): Command =>
  commands.make<Options, [email: string]>(
    'operator',
    {
      summary: 'make a person who runs the installation',
      examples: [
        ['create operator ada@example.com', 'Makes a password and shows it once.'],
        ['create operator ada@example.com --password-stdin < password.txt', 'Takes the password from a file.'],
      ],
      notes: 'SIGNALBOX_PASSWORD, if set, is the password. A password is never an argument: others could see it.',
    },
    async (run, { name, passwordStdin, reason }, email) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
        throw new CliError(EXIT.usage, 'invalid_email', `email: ${email} is no e-mail address.`);
      }
      const { password, made } = await passwordOf(run, passwordStdin === true);
      const user = await withServices(run.env, (services) =>
        services.get(Database).asSystem('identity', async () => {
          const operator = { email, name: name ?? email.split('@')[0] ?? email, password, isOperator: true };
          const created = await services.get(UsersService).create(operator);
          const change = { resourceType: 'user', resourceId: created.id, after: created };
          await services.get(AuditTrail).write('user.create', origin(reason), [change]);
          return created;
        }),
      );
      run.terminal.result(
        { id: user.id, email: user.email, ...(made && { password }) },
        `${user.email} is an operator.${made ? `\nPassword, shown this once: ${password}` : ''}`,
      );
    },
    (command) =>
      command
        .argument('<email>', 'what they sign in with')
        .option('--name <name>', 'how others see them; by default the beginning of the address')
        .option('--password-stdin', 'read the password from standard input')
        .option('--reason <text>', 'why, for the audit log'),
  );

async function passwordOf({ env, stdin }: Run, fromStdin: boolean): Promise<{ password: string; made: boolean }> {
  const given = fromStdin ? (await readAll(stdin)).replace(/\r?\n$/, '') : env['SIGNALBOX_PASSWORD'];
  if (given === undefined || (given === '' && !fromStdin)) {
    return { password: randomBytes(18).toString('base64url'), made: true };
  }
  const { min, max } = PASSWORD_LENGTH;
  if (given.length >= min && given.length <= max) return { password: given, made: false };
  const where = fromStdin ? 'standard input' : 'SIGNALBOX_PASSWORD';
  throw new CliError(EXIT.usage, 'invalid_password', `${where}: the password must have ${min} to ${max} characters.`);
}
