import { readEnvironment } from '@app/config';
import { pastPooler } from '@app/database';
import { backUp } from '@app/operations';
import type { Command } from 'commander';
import type { Commands } from '../command';

interface Options {
  readonly to?: string;
}

/** `signalbox backup`. */
export const backup = (commands: Commands): Command =>
  commands.make<Options>(
    'backup',
    {
      summary: 'write the whole database to one file, while everything goes on',
      examples: [
        ['backup', 'A new file in the current folder, for its owner alone.'],
        ['backup --to /backups/signalbox.dump', 'This file; it must not be there yet.'],
      ],
      notes:
        "Needs DATABASE_URL (past a pooler: DATABASE_DIRECT_URL), and pg_dump of the server's version or newer; SIGNALBOX_POSTGRES_BIN may name its folder.\n" +
        'The master key is not in it: keep SIGNALBOX_MASTER_KEY elsewhere, or the secrets in it cannot be read.\n' +
        'Redis needs no backup.',
    },
    async ({ env, terminal }, { to }) => {
      const settings = pastPooler(readEnvironment(env, ['DATABASE_URL', 'DATABASE_DIRECT_URL']));
      const report = await backUp({ settings, env, ...(to !== undefined && { file: to }) });
      const megabytes = (report.bytes / 1_048_576).toFixed(1);
      terminal.result(
        report,
        `${report.file}: ${megabytes} MiB, ${report.tables} tables of PostgreSQL ${report.postgres}, ${report.seconds} s\n` +
          'It holds no master key: keep SIGNALBOX_MASTER_KEY in another place.',
      );
    },
    (command) => command.option('--to <file>', 'where to'),
  );
