import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from '../stack/project.mts';
import { consoleClient, consolePermissions } from './console-client.mts';
import { type OpenApiDocument, permissionsPage, type Roles } from './permissions-page.mts';

/** What dist offers: the OpenAPI document is complete only there, because the Nest compiler adds the types to it. */
interface Built {
  api: { describeApi(): Promise<OpenApiDocument> };
  config: { renderEnvExample(): string };
  identity: Roles;
}

/** The text of every generated file by its path. Needs a build, and neither a database nor Redis. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const { api, config, identity } = loadBuilt();
  const document = await api.describeApi();
  mkdirSync(join(projectFolder, 'docs'), { recursive: true });
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    '.env.example': config.renderEnvExample(),
    'docs/permissions.md': await permissionsPage(document, identity),
    'apps/console/src/api/schema.gen.d.ts': await consoleClient(document),
    'apps/console/src/api/permissions.gen.ts': await consolePermissions(identity),
  };
}

function loadBuilt(): Built {
  const load = createRequire(import.meta.url);
  const dist = (path: string): unknown => load(join(projectFolder, 'dist', path));
  return {
    api: dist('apps/api/src/openapi.js') as Built['api'],
    config: dist('libs/config/src/index.js') as Built['config'],
    identity: dist('libs/identity/src/index.js') as Built['identity'],
  };
}
