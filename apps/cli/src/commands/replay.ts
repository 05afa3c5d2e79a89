import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { Api } from '../remote/api';
import { order, type OrderOptions } from '../remote/order';

interface Options extends OrderOptions {
  readonly since?: string;
  readonly until?: string;
  readonly status?: string[];
  readonly connector?: string;
  readonly eventType?: string[];
  readonly toRoute?: string;
}

/** `signalbox replay`. */
export const replay = (commands: Commands): Command =>
  commands.make<Options, [ids: string[]]>(
    'replay',
    {
      summary: 'send accepted events through the routes again',
      examples: [
        ['replay 0197c0de-1111-7000-8000-000000000001', 'One event, by its id in the inbox.'],
        ['replay --since 2026-01-31T00:00:00Z --event-type "issues*"', 'Counts what matches, and changes nothing.'],
        ['replay --status failed --yes --wait', 'Replays what matches and waits until it is done.'],
      ],
      notes: 'Needs SIGNALBOX_URL, and SIGNALBOX_API_KEY with webhooks:read and webhooks:replay.',
    },
    async (run, options, ids) => {
      const { since, until, status, connector, eventType, toRoute, reason } = options;
      const filter = {
        since,
        until,
        status,
        connectorId: connector,
        eventTypes: eventType,
        toRouteId: toRoute,
        ...(ids.length > 0 && { ids }),
      };
      const narrowed = Object.entries(filter).some(([name, value]) => name !== 'toRouteId' && value !== undefined);
      if (!narrowed) {
        throw new CliError(
          EXIT.usage,
          'filter_missing',
          'Say which events: their ids, or --since, --status and the like.',
        );
      }
      const api = await Api.open(run.env, run.signal);
      const [id] = ids;
      if (id !== undefined && ids.length === 1) {
        const path = `/webhooks/inbox/${encodeURIComponent(id)}/replay`;
        const message = await api.post<{ id: string; traceId: string }>(path, { toRouteId: toRoute }, reason);
        run.terminal.result(message, `Replayed as ${message.id}. Its story: GET …/traces/${message.traceId}`);
        return;
      }
      return order(api, run, { path: '/webhooks/inbox/replay', what: 'event(s)', filter }, options);
    },
    (command) =>
      command
        .argument('[id...]', 'ids of the inbox')
        .option('--since <time>', 'not received before this time (RFC 3339)')
        .option('--until <time>', 'received before this time')
        .option('--status <status...>', 'received, processed, ignored or failed')
        .option('--connector <id>', 'of this source')
        .option('--event-type <type...>', '* stands for any text')
        .option('--to-route <id>', 'the only route that may take them')
        .option('--yes', 'do it; without it what matches is counted')
        .option('--wait', 'wait until it is done')
        .option('--reason <text>', 'why, for the audit log'),
  );
