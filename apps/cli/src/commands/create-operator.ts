import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { UsersService } from '@app/identity';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { givenPassword } from '../given-password';
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
      const { password, made } = await givenPassword(run, passwordStdin === true);
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
