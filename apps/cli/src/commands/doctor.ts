import { examine, type Finding } from '@app/operations';
import type { Command } from 'commander';
import { migrations } from '../../../../migrations';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';

interface Options {
  readonly strict?: boolean;
}

const MARKS = { ok: '✓', warning: '!', error: '✗' } as const;

/** `signalbox doctor`. */
export const doctor = (commands: Commands): Command =>
  commands.make<Options>(
    'doctor',
    {
      summary: 'look at everything Signalbox stands on, with a fix for each finding',
      examples: [
        ['doctor', 'Ends with 6 when there is an error.'],
        ['doctor --strict --json', 'For a pipeline: a warning counts as well.'],
      ],
      notes:
        'Looks at the settings, PostgreSQL (version, settings, roles, migrations, pooler, replica), Redis (version,\n' +
        'eviction, latency), the clocks of all three, room on disk, who may read files with secrets, and the public URL.',
    },
    async ({ env, terminal }, { strict }) => {
      const findings = await examine({ env, migrations: migrations.map(({ name }) => name), folder: process.cwd() });
      const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
      const sound = count('error') === 0 && !(strict && count('warning') > 0);
      const summary = `${count('error')} error(s), ${count('warning')} warning(s), ${count('ok')} good`;
      terminal.result({ sound, findings }, [...findings.map(line), '', summary].join('\n'));
      return sound ? EXIT.ok : EXIT.unsound;
    },
    (command) => command.option('--strict', 'a warning counts as an error'),
  );

function line({ check, status, message, fix }: Finding): string {
  return `${MARKS[status]} ${check}: ${message}${fix === undefined ? '' : `\n    → ${fix}`}`;
}
