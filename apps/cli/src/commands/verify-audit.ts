import { type AuditVerificationDto, ChainVerifier, INSTALLATION, type KnownLink, type RecordOwner } from '@app/audit';
import { WorkspaceScope } from '@app/kernel';
import { type Command, InvalidArgumentError } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { withServices } from '../services';
import { table } from '../terminal';
import { allWorkspaces, findWorkspace } from '../workspaces';

interface Options {
  readonly workspace?: string;
  readonly checkpoint?: KnownLink;
}

interface Verified extends Pick<AuditVerificationDto, 'ok' | 'checked' | 'firstBroken' | 'head'> {
  readonly log: string;
}

/** `signalbox verify audit`. */
export const verifyAudit = (commands: Commands): Command =>
  commands.make<Options>(
    'audit',
    {
      summary: 'walk the hash chains of the audit logs',
      examples: [
        ['verify audit', "The installation's log and every workspace's; ends with 6 when one is broken."],
        ['verify audit --workspace acme --checkpoint 1204:9f86d0…', 'Also finds an end that was cut off since then.'],
      ],
      notes: 'A checkpoint is <sequence>:<hash> of GET …/audit/checkpoint, taken earlier and kept elsewhere.',
    },
    async ({ env, terminal, signal }, { workspace, checkpoint }) => {
      if (checkpoint && workspace === undefined) {
        throw new CliError(EXIT.usage, 'workspace_missing', '--checkpoint: say of which log, with --workspace.');
      }
      const verified = await withServices(env, async (services) => {
        const logs = new Map<string, RecordOwner>();
        if (workspace === undefined || workspace === INSTALLATION) logs.set(INSTALLATION, INSTALLATION);
        const one = workspace === undefined || workspace === INSTALLATION ? [] : [workspace];
        const found = await Promise.all(one.map((name) => findWorkspace(services, name)));
        const workspaces = workspace === undefined ? await allWorkspaces(services) : found;
        for (const { slug, id } of workspaces) logs.set(slug, WorkspaceScope.of(id));
        const results: Verified[] = [];
        for (const [log, owner] of logs) {
          const { ok, checked, firstBroken, head } = await services
            .get(ChainVerifier)
            .verify(owner, checkpoint, signal);
          results.push({ log, ok, checked, firstBroken, head });
        }
        return results;
      });
      const ok = verified.every((one) => one.ok);
      terminal.result({ ok, logs: verified }, table([['log', 'rows', 'result'], ...verified.map(row)]));
      return ok ? EXIT.ok : EXIT.unsound;
    },
    (command) =>
      command
        .option('--workspace <slug>', 'this log alone; "installation" is the one of operators')
        .option('--checkpoint <sequence:hash>', 'where the chain must pass', link),
  );

function row({ log, checked, firstBroken }: Verified): string[] {
  const broken =
    firstBroken && `BROKEN at ${firstBroken.sequence}: ${firstBroken.reason} (${firstBroken.id ?? 'no row'})`;
  return [log, String(checked), broken ?? 'whole'];
}

function link(text: string): KnownLink {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined)
    throw new InvalidArgumentError('It must be <sequence>:<64 hex digits>.');
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, 'hex') };
}
