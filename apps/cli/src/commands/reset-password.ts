import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { AccountRecovery } from '@app/identity';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { givenPassword } from '../given-password';
import { origin } from '../origin';
import { withServices } from '../services';

interface Options {
  readonly passwordStdin?: boolean;
  readonly secondFactor?: boolean;
  readonly reason?: string;
}

/** `signalbox reset password`. */
export const resetPassword = (commands: Commands): Command =>
  commands.make<Options, [email: string]>(
    'password',
    {
      summary: 'let somebody in who has forgotten their password',
      examples: [
        ['reset password ada@example.com', 'Makes a password and shows it once; she changes it under Account.'],
        ['reset password ada@example.com --second-factor', 'She lost her authenticator and her recovery codes too.'],
      ],
      notes:
        'Make sure first who asks. Every session of the person ends. SIGNALBOX_PASSWORD, if set, is the password. A ' +
        'password is never an argument: others could see it.',
    },
    async (run, { passwordStdin, secondFactor = false, reason }, email) => {
      const { password, made } = await givenPassword(run, passwordStdin === true);
      const user = await withServices(run.env, (services) =>
        services.get(Database).asSystem('identity', async () => {
          const change = await services.get(AccountRecovery).recover(email, password, secondFactor);
          if (!change)
            throw new CliError(EXIT.notFound, 'user_not_found', `email: there is nobody with the address ${email}.`);
          const { id: resourceId } = change.after;
          const changes = [{ resourceType: 'user', resourceId, ...change }];
          await services.get(AuditTrail).write('user.reset_password', origin(reason), changes);
          return change.after;
        }),
      );
      run.terminal.result(
        { id: user.id, email: user.email, ...(made && { password }) },
        `${user.email} has another password.${made ? `\nShown this once: ${password}` : ''}`,
      );
    },
    (command) =>
      command
        .argument('<email>', 'what they sign in with')
        .option('--second-factor', 'take their second factor away too')
        .option('--password-stdin', 'read the password from standard input')
        .option('--reason <text>', 'why, for the audit log'),
  );
