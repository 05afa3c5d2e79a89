import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { projectFolder } from '../stack/project.mts';
import type { Roles } from './permissions-page.mts';

/** The types of the console's API client, from the contract. */
export async function consoleClient(document: unknown): Promise<string> {
  const ast = await openapiTypescript(document as OpenAPI3, { defaultNonNullable: false, silent: true });
  return `// Made from openapi.json by \`npm run generate\`.\n\n${astToString(ast)}`;
}

/** What each role may do, for a console that tells beforehand what somebody may not. */
export async function consolePermissions(identity: Roles): Promise<string> {
  const roles = ['operator', ...identity.WORKSPACE_ROLES];
  const grants = roles.map((role) => {
    const granted = identity.PERMISSIONS.filter((permission) => identity.roleGrants(role, permission));
    return [role, granted] as const;
  });
  const source = `// Made from the code by \`npm run generate\`.

export type Permission = ${identity.PERMISSIONS.map((permission) => `'${permission}'`).join(' | ')};

export const GRANTS: Readonly<Record<${roles.map((role) => `'${role}'`).join(' | ')}, readonly Permission[]>> = ${JSON.stringify(Object.fromEntries(grants))};
`;
  const path = join(projectFolder, 'apps/console/src/api/permissions.gen.ts');
  return format(source, { ...(await resolveConfig(path)), parser: 'typescript' });
}
