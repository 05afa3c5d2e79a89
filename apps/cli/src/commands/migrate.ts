import { readEnvironment } from '@app/config';
import { dataSourceOptions, migrate, pastPooler, probeDatabase, schemaState } from '@app/database';
import type { Command } from 'commander';
import { migrations } from '../../../../migrations';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';

interface Options {
  readonly check?: boolean;
}

/** `signalbox migrate`. */
export const migrateCommand = (commands: Commands): Command =>
  commands.make<Options>(
    'migrate',
    {
      summary: 'bring the database up to date; several at once wait for each other',
      examples: [
        ['migrate', 'Runs what is missing. The running version goes on serving meanwhile.'],
        ['migrate --check', 'Runs nothing; ends with 6 when something is missing.'],
      ],
      notes: 'Needs DATABASE_URL alone, or DATABASE_DIRECT_URL too where that is a pooler.',
    },
    async ({ env, terminal }, { check }) => {
      const settings = pastPooler(readEnvironment(env, ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_POOL_SIZE']));
      await probeDatabase(settings);
      const names = migrations.map(({ name }) => name);
      if (check) {
        const { pending, newer } = await schemaState(settings, names);
        const text = pending.length === 0 ? 'The database is up to date.' : `To be run: ${pending.join(', ')}`;
        terminal.result({ pending, newer }, text);
        return pending.length === 0 ? EXIT.ok : EXIT.unsound;
      }
      const ran = await migrate(dataSourceOptions(settings), migrations, {
        tell: (line) => terminal.say(line),
      });
      terminal.result({ ran }, ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
    },
    (command) => command.option('--check', 'only tell what is missing'),
  );
