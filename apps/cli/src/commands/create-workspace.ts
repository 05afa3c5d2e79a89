import { AuditTrail } from '@app/audit';
import { Database } from '@app/database';
import { UsersService } from '@app/identity';
import { WorkspacesService } from '@app/workspaces';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands } from '../command';
import { EXIT } from '../exit-codes';
import { origin } from '../origin';
import { withServices } from '../services';

interface Options {
  readonly owner: string;
  readonly slug?: string;
  readonly env: string;
  readonly reason?: string;
}

/** `signalbox create workspace`. */
export const createWorkspace = (commands: Commands): Command =>
  commands.make<Options, [name: string]>(
    'workspace',
    {
      summary: 'make a workspace',
      examples: [
        ['create workspace Acme --owner ada@example.com', 'Its slug is acme.'],
        ['create workspace "Acme Staging" --owner ada@example.com --slug acme-staging --env staging', ''],
      ],
    },
    async ({ env, terminal }, options, name) => {
      const slug = options.slug ?? slugOf(name);
      const workspace = await withServices(env, (services) =>
        services.get(Database).asSystem('workspaces', async () => {
          const owner = await services.get(UsersService).findByEmail(options.owner);
          if (!owner) throw noSuchPerson(options.owner);
          const actor = { type: 'user', id: owner.id, name: owner.name, isOperator: owner.isOperator } as const;
          const audit = services.get(AuditTrail);
          const { result, changes } = await audit.collect(() =>
            services.get(WorkspacesService).create(actor, { name, slug, env: options.env }),
          );
          await audit.write('workspace.create', origin(options.reason), changes);
          return result;
        }),
      );
      terminal.result(workspace, `${workspace.name} is there: ${workspace.slug} (${workspace.id})`);
    },
    (command) =>
      command
        .argument('<name>', 'unique in the installation')
        .requiredOption('--owner <email>', 'the person who owns it')
        .option('--slug <slug>', 'its short name; by default made of the name')
        .option('--env <env>', 'production, staging, development or a word of your own', 'production')
        .option('--reason <text>', 'why, for the audit log'),
  );

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
  if (slug !== '') return slug;
  throw new CliError(EXIT.usage, 'slug_missing', `--slug: no short name can be made of ${name}; give one.`);
}

function noSuchPerson(email: string): CliError {
  const fix = `Make them first: npx signalbox create operator ${email}`;
  return new CliError(EXIT.notFound, 'user_not_found', `--owner: there is nobody with the address ${email}.`, fix);
}
