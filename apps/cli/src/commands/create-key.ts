import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import {
  ApiKeysService,
  type Permission,
  permissionsOf,
  WORKSPACE_PERMISSIONS,
  WORKSPACE_ROLES,
  type WorkspaceRole,
} from '@app/identity';
import { WorkspaceScope } from '@app/kernel';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { origin } from '../origin';
import { withServices } from '../services';
import { findWorkspace } from '../workspaces';

interface Options {
  readonly workspace: string;
  readonly role?: WorkspaceRole;
  readonly permission?: Permission[];
  readonly expiresInDays?: number;
  readonly reason?: string;
}

const ACTOR = { type: 'user', id: 'cli', name: 'cli', isOperator: true } as const;
const DAY_MS = 86_400_000;

/** `signalbox create key`. */
export const createKey = (commands: Commands): Command =>
  commands.make<Options, [name: string]>(
    'key',
    {
      summary: 'make an API key of a workspace; the key is shown once',
      examples: [
        ['create key laptop --workspace acme --role developer', 'May do what a developer may.'],
        ['create key tail --workspace acme --role viewer > key.sh', 'A line that a shell can read: . ./key.sh'],
        [
          'create key ci --workspace acme --permission jobs:read jobs:write --expires-in-days 90',
          'May do these alone.',
        ],
      ],
      notes: 'docs/permissions.md lists what each role may do.',
    },
    async ({ env, terminal }, options, name) => {
      const permissions = permissionsFrom(options);
      const created = await withServices(env, async (services) => {
        const scope = WorkspaceScope.of((await findWorkspace(services, options.workspace)).id);
        const maker = { actor: ACTOR, permissions: new Set(WORKSPACE_PERMISSIONS) };
        const expiresAt = options.expiresInDays && new Date(Date.now() + options.expiresInDays * DAY_MS).toISOString();
        return services.get(Database).asSystem('identity', async () => {
          const audit = services.get(AuditTrail);
          const { result, changes } = await audit.collect(() =>
            services.get(ApiKeysService).create(scope, maker, { name, permissions, ...(expiresAt && { expiresAt }) }),
          );
          await audit.write('api_key.create', origin(options.reason, scope.workspaceId), changes);
          return result;
        });
      });
      terminal.say('The key is shown this once.');
      terminal.result(created, `export SIGNALBOX_API_KEY=${created.key}`);
    },
    (command) =>
      command
        .argument('<name>', 'what it is for')
        .requiredOption('--workspace <slug>', 'slug or id of the workspace')
        .addOption(new Option('--role <role>', 'may do all that this role may').choices([...WORKSPACE_ROLES]))
        .addOption(
          new Option('--permission <permission...>', 'may do this, and nothing else').choices([
            ...WORKSPACE_PERMISSIONS,
          ]),
        )
        .option('--expires-in-days <days>', 'works until then; by default for ever', days)
        .option('--reason <text>', 'why, for the audit log'),
  );

function permissionsFrom({ role, permission }: Options): Permission[] {
  const permissions = new Set([...(role ? permissionsOf(role) : []), ...(permission ?? [])]);
  if (permissions.size > 0) return [...permissions];
  throw new CliError(EXIT.usage, 'permissions_missing', '--role or --permission: say what the key may do.');
}

function days(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 36_500) return value;
  throw new InvalidArgumentError('It must be a whole number of days.');
}
