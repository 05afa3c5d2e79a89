import { type Command, Option } from 'commander';
import type { Commands } from '../command';
import { Api } from '../remote/api';
import { order, type OrderOptions } from '../remote/order';

interface Options extends OrderOptions {
  readonly status?: string[];
  readonly type?: string;
  readonly connector?: string;
  readonly lane?: string;
  readonly errorCode?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `signalbox redrive`. */
export const redrive = (commands: Commands): Command =>
  commands.make<Options, [ids: string[]]>(
    'redrive',
    {
      summary: 'run dead, cancelled or failed jobs again, with all their attempts',
      examples: [
        ['redrive', 'Counts the dead jobs, and changes nothing.'],
        ['redrive --error-code http_503 --yes --wait', 'Runs those again whose last error was a 503.'],
        ['redrive 0197c0de-1111-7000-8000-000000000001 --yes', 'Runs this job again.'],
      ],
      notes: 'Needs SIGNALBOX_URL, and SIGNALBOX_API_KEY with jobs:read and jobs:write.',
    },
    async (run, options, ids) => {
      const { status, type, connector, lane, errorCode, since, until } = options;
      const filter = {
        status,
        type,
        lane,
        errorCode,
        connectorId: connector,
        createdAfter: since,
        createdBefore: until,
        ...(ids.length > 0 && { ids }),
      };
      const api = await Api.open(run.env, run.signal);
      return order(api, run, { path: '/jobs/redrive', what: 'job(s)', filter }, options);
    },
    (command) =>
      command
        .argument('[id...]', 'ids of jobs')
        .addOption(new Option('--status <status...>', 'by default dead').choices(['dead', 'cancelled', 'failed']))
        .option('--type <type>', 'such as connector.call')
        .option('--connector <id>', 'calls of this connector')
        .addOption(new Option('--lane <lane>', 'of this lane').choices(['high', 'default', 'bulk']))
        .option('--error-code <code>', 'code of the last error, such as http_503')
        .option('--since <time>', 'made at this time or later (RFC 3339)')
        .option('--until <time>', 'made before this time')
        .option('--yes', 'do it; without it what matches is counted')
        .option('--wait', 'wait until it is done')
        .option('--reason <text>', 'why, for the audit log'),
  );
