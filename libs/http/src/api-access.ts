import type { OpenAPIObject } from '@nestjs/swagger';
import type { AccessRule } from './access';

interface Described {
  description?: string;
  'x-access'?: AccessRule;
}

/** Tells in the description of every operation what it asks of its caller, for people and for generated clients. */
export function documentAccess(document: OpenAPIObject): void {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path) as Described[])) {
    const access = operation['x-access'];
    if (!access) continue;
    operation.description = [operation.description, wordsOf(access)].filter(Boolean).join('\n\n');
  }
}

function wordsOf(access: AccessRule): string {
  if (access.kind === 'permission') return `Needs the permission \`${access.permission}\`.`;
  if (access.kind === 'signed-in') return 'For anyone who is signed in or has an API key.';
  return `For anyone: ${access.reason}.`;
}
