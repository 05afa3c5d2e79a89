import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { Commands } from '../command';
import { Api } from '../remote/api';
import { TAILED, type TailedName } from '../remote/tailed';

interface Options {
  readonly lines: number;
  readonly follow: boolean;
  readonly type?: string;
  readonly status?: string;
  readonly trace?: string;
}

const LOOK_EVERY_MS = 1_000;
/** What may come between two looks without being missed. */
const PAGE = 200;
/** So many pages are read for what was before. */
const FIRST_PAGES = 20;

/** `signalbox tail`. */
export const tail = (commands: Commands): Command =>
  commands.make<Options, [what: TailedName]>(
    'tail',
    {
      summary: 'show what happens, as it happens',
      examples: [
        ['tail events', 'The event log, from now on and the last ten.'],
        ['tail inbox --type issues.opened', 'Webhooks of this type as they are accepted.'],
        ['tail jobs --status dead --no-follow --lines 50 --json', 'The last 50 dead jobs, one JSON document a line.'],
      ],
      notes:
        'Ctrl-C ends it. A job is shown again when its status changes, for as long as it is among the newest 200.\n' +
        'Needs SIGNALBOX_URL, and SIGNALBOX_API_KEY with events:read, webhooks:read or jobs:read.',
    },
    async ({ env, terminal, signal }, { lines, follow, type, status, trace }, name) => {
      const { path, query, state, line } = TAILED[name];
      const api = await Api.open(env, signal);
      const filter = query({ type, status, traceId: trace });
      const seen = new Map<string, string>();
      const show = (items: readonly Record<string, unknown>[]) => {
        for (const item of items) {
          if (seen.get(String(item['id'])) === state(item)) continue;
          seen.set(String(item['id']), state(item));
          terminal.result(item, line(item));
        }
        // What is no longer among the newest cannot come again.
        for (const id of [...seen.keys()].slice(0, Math.max(0, seen.size - 10 * PAGE))) seen.delete(id);
      };
      const first = await api.newest<Record<string, unknown>>(path, { ...filter, limit: PAGE }, FIRST_PAGES);
      for (const item of first.slice(0, -lines)) seen.set(String(item['id']), state(item));
      show(first.slice(-lines));
      while (follow && !signal.aborted) {
        await sleep(LOOK_EVERY_MS, undefined, { signal });
        show(await api.newest<Record<string, unknown>>(path, { ...filter, limit: PAGE }));
      }
    },
    (command) =>
      command
        .addArgument(new Argument('<what>', 'what to show').choices(Object.keys(TAILED)))
        .option('--lines <count>', 'how many of the past to begin with, up to 200', count, 10)
        .option('--no-follow', 'end after these')
        .option('--type <type>', 'of this type')
        .option('--status <status>', 'of this status; of events: of this severity')
        .option('--trace <id>', 'of this trace'),
  );

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= PAGE) return value;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${PAGE}.`);
}
