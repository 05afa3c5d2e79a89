import { createInterface } from 'node:readline/promises';
import { readEnvironment } from '@app/config';
import { pastPooler } from '@app/database';
import { restore as restoreBackup, type RestoreReport } from '@app/operations';
import type { Command } from 'commander';
import { migrations } from '../../../../migrations';
import { Roles1763600000000 } from '../../../../migrations/1763600000000-Roles';
import { CliError } from '../cli-error';
import type { Commands, Run } from '../command';
import { EXIT } from '../exit-codes';

interface Options {
  readonly replace?: boolean;
  readonly confirm?: string;
}

/** `signalbox restore`. */
export const restore = (commands: Commands): Command =>
  commands.make<Options, [file: string]>(
    'restore',
    {
      summary: 'put a backup into an empty database',
      examples: [
        ['restore /backups/signalbox.dump', 'Into the database of DATABASE_URL, which must be empty.'],
        ['restore signalbox.dump --replace --confirm signalbox', 'Removes what the database signalbox has first.'],
      ],
      notes:
        "Needs DATABASE_URL (past a pooler: DATABASE_DIRECT_URL), and pg_restore of the server's version or newer; SIGNALBOX_POSTGRES_BIN may name its folder.\n" +
        'Then start the processes with the SIGNALBOX_MASTER_KEY of the backup. Jobs that were running are tried again\n' +
        'when their lease has run out.',
    },
    async (run, options, file) => {
      const report = await restoreBackup({
        settings: pastPooler(readEnvironment(run.env, ['DATABASE_URL', 'DATABASE_DIRECT_URL'])),
        env: run.env,
        file,
        migrations: migrations.map(({ name }) => name),
        makeRoles: (client) => new Roles1763600000000().up(client as never),
        ...(options.replace && { mayReplace: (database: string) => confirmed(run, database, options.confirm) }),
      });
      run.terminal.result(report, told(report));
      return report.roles.some(({ status }) => status === 'error') ? EXIT.unsound : EXIT.ok;
    },
    (command) =>
      command
        .argument('<file>', 'what npm run backup wrote')
        .option('--replace', 'remove what is in the database first')
        .option('--confirm <database>', 'its name, typed: that you mean this one; a terminal is asked otherwise'),
  );

async function confirmed({ stdin, terminal }: Run, database: string, given?: string): Promise<boolean> {
  let typed = given;
  if (typed === undefined && stdin.isTTY) {
    const lines = createInterface({ input: stdin, output: process.stderr });
    typed = await lines.question(`Everything in the database ${database} will be gone. Type its name to go on: `);
    lines.close();
  }
  if (typed === database) return true;
  terminal.say('Nothing was changed.');
  const message = typed === undefined ? '--replace needs --confirm' : `--confirm: ${typed} is another database`;
  throw new CliError(EXIT.usage, 'not_confirmed', `${message}.`, `If you mean it: --replace --confirm ${database}`);
}

function told({ database, seconds, schema, roles }: RestoreReport): string {
  const wrong = roles.filter(({ status }) => status === 'error');
  return [
    `Restored into ${database} in ${seconds} s.`,
    schema.pending.length > 0 ? 'It is of an older version. Run: npx signalbox migrate' : 'Every migration has run.',
    ...(schema.newer.length > 0 ? [`It is of a newer version, by ${schema.newer.join(', ')}.`] : []),
    ...(wrong.length === 0
      ? ['Roles, grants and row-level security are as they have to be.']
      : wrong.map(({ message, fix }) => `Wrong: ${message}. ${fix ?? ''}`)),
    'Then: npx signalbox verify audit, and npx signalbox rotate master-key --status tells whether the key fits.',
  ].join('\n');
}
