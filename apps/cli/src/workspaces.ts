import { isId, WorkspaceScope } from '@app/kernel';
import { WorkspacesService } from '@app/workspaces';
import type { INestApplicationContext } from '@nestjs/common';
import { CliError } from './cli-error';
import { EXIT } from './exit-codes';

/** Sees every workspace. */
const ACTOR = { type: 'user', id: '00000000-0000-0000-0000-000000000000', name: 'cli', isOperator: true } as const;

export interface NamedWorkspace {
  readonly id: string;
  readonly slug: string;
}

/** The workspace of this slug or id. Throws a CliError when there is none. */
export async function findWorkspace(services: INestApplicationContext, slugOrId: string): Promise<NamedWorkspace> {
  const workspaces = services.get(WorkspacesService);
  if (isId(slugOrId)) return workspaces.get(WorkspaceScope.of(slugOrId));
  const { items } = await workspaces.list(ACTOR, { slug: slugOrId, limit: 1 });
  if (items[0]) return items[0];
  const fix = 'Make one: npx signalbox create workspace <name> --owner <email>';
  throw new CliError(EXIT.notFound, 'workspace_not_found', `--workspace: there is no workspace ${slugOrId}.`, fix);
}

/** Every workspace, newest first. */
export async function allWorkspaces(services: INestApplicationContext): Promise<NamedWorkspace[]> {
  const found: NamedWorkspace[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await services.get(WorkspacesService).list(ACTOR, { limit: 200, ...(cursor && { cursor }) });
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}
