import { setTimeout as sleep } from 'node:timers/promises';
import { AuditTrail } from '@app/audit';
import { type KeyUse, MasterKeyRotation, MasterKeyStatusDto } from '@app/operations';
import type { Command } from 'commander';
import type { Commands } from '../command';
import { type ExitCode, EXIT } from '../exit-codes';
import { origin } from '../origin';
import { withServices } from '../services';
import { table } from '../terminal';

interface Options {
  readonly status?: boolean;
  readonly reason?: string;
}

const PROGRESS_MS = 500;

/** `signalbox rotate master-key`. */
export const rotateMasterKey = (commands: Commands): Command =>
  commands.make<Options>(
    'master-key',
    {
      summary: 'bring every sealed value under SIGNALBOX_MASTER_KEY',
      examples: [
        ['rotate master-key --status', 'Which keys seal what, and what to do next. Changes nothing.'],
        ['rotate master-key', 'Does it now and shows how far it is. It may be cut off and started again.'],
      ],
      notes: 'docs/operations.md, "The master key", has the steps before and after.',
    },
    async ({ env, terminal, signal }, { status, reason }) =>
      withServices(env, async (services) => {
        const rotation = services.get(MasterKeyRotation);
        if (!status) {
          const before = left(await rotation.uses());
          const work = rotation.run();
          while (!signal.aborted && (await Promise.race([work.then(() => false), sleep(PROGRESS_MS, true)]))) {
            terminal.say(`${before - left(await rotation.uses())} of ${before}`);
          }
          if (signal.aborted) return EXIT.interrupted;
          const rewrapped = await work;
          const change = { resourceType: 'master_key', resourceId: 'installation', after: { rewrapped } };
          await services.get(AuditTrail).write('master-key.rewrap', origin(reason), [change]);
        }
        return tell(terminal.result.bind(terminal), await rotation.uses());
      }),
    (command) =>
      command.option('--status', 'only tell how it stands').option('--reason <text>', 'why, for the audit log'),
  );

/** Values that the current key does not hold yet, though they could be read. */
function left(uses: readonly KeyUse[]): number {
  return uses.filter(({ role }) => role === 'other').reduce((sum, { values }) => sum + values, 0);
}

function tell(result: (value: unknown, text: string) => void, uses: KeyUse[]): ExitCode {
  const status = MasterKeyStatusDto.from(uses);
  const rows = uses.map(({ keyId, role, values }) => [keyId, role, String(values)]);
  result({ ...status, next: next(uses) }, `${table([['key', 'role', 'values'], ...rows])}\n${next(uses)}`);
  return uses.some(({ role, values }) => role === 'missing' && values > 0) ? EXIT.unsound : EXIT.ok;
}

function next(uses: readonly KeyUse[]): string {
  const missing = uses.filter(({ role, values }) => role === 'missing' && values > 0);
  if (missing.length > 0) {
    const ids = missing.map(({ keyId }) => keyId).join(', ');
    return `The key(s) ${ids} are missing: put them into SIGNALBOX_OTHER_MASTER_KEYS. Without them these values cannot be read.`;
  }
  if (left(uses) > 0) return 'Not done yet: run it again, or let the api go on.';
  if (uses.some(({ role }) => role === 'other')) {
    return 'Done. Take the former key out of SIGNALBOX_OTHER_MASTER_KEYS and restart the processes, one after another.';
  }
  return 'Everything is under the current key. To change it, begin with step 1 of "The master key" in docs/operations.md.';
}
