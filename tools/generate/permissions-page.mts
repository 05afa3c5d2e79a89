import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../stack/project.mts';

type AccessRule =
  { kind: 'public'; reason: string } | { kind: 'signed-in' } | { kind: 'permission'; permission: string };

interface Operation {
  summary?: string;
  tags?: string[];
  'x-access'?: AccessRule;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

/** The part of libs/identity that knows what each role may do. */
export interface Roles {
  PERMISSIONS: readonly string[];
  WORKSPACE_ROLES: readonly string[];
  roleGrants(role: string, permission: string): boolean;
}

interface Route {
  route: string;
  area: string;
  access: AccessRule;
}

/** docs/permissions.md: who may call which route, from the routes' own access rules and the roles' permissions. */
export async function permissionsPage(document: OpenApiDocument, identity: Roles): Promise<string> {
  const roles = ['operator', ...identity.WORKSPACE_ROLES];
  const routes = routesOf(document);
  const areas = [...new Set(routes.map(({ area }) => area))].sort();
  const lines = [
    '# Permissions',
    '',
    'Made from the code by `npm run generate`. An API key has the permissions it was given, in its own workspace only.',
    'A caller who has no part in a workspace gets 404 for everything in it; a missing permission is 403 and named.',
    '',
    '## Roles',
    '',
    ...table(
      ['Permission', ...roles],
      identity.PERMISSIONS.map((permission) => [
        `\`${permission}\``,
        ...roles.map((role) => mark(identity.roleGrants(role, permission))),
      ]),
    ),
    '## Routes',
    '',
    ...areas.flatMap((area) => [
      `### ${area}`,
      '',
      ...table(
        ['Route', 'Needs', ...roles],
        routes.filter((route) => route.area === area).map((route) => routeRow(route, roles, identity)),
      ),
    ]),
  ];
  const path = join(projectFolder, 'docs', 'permissions.md');
  return format(lines.join('\n'), { ...(await resolveConfig(path)), filepath: path });
}

function routesOf(document: OpenApiDocument): Route[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const route = `${method.toUpperCase()} ${path}`;
      const access = operation['x-access'];
      if (!access) throw new Error(`${route} declares no access rule`);
      return { route, access, area: operation.tags?.[0] ?? 'Other' };
    }),
  );
}

function routeRow({ route, access }: Route, roles: string[], identity: Roles): string[] {
  const granted = (role: string) => access.kind !== 'permission' || identity.roleGrants(role, access.permission);
  return [`\`${route}\``, needs(access), ...roles.map((role) => mark(granted(role)))];
}

function needs(access: AccessRule): string {
  if (access.kind === 'public') return `nothing: ${access.reason}`;
  return access.kind === 'signed-in' ? 'to be signed in' : `\`${access.permission}\``;
}

const mark = (yes: boolean) => (yes ? '✓' : '');

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
