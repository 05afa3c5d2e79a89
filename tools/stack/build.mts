import { globSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, runCommand } from './command.mts';
import { projectFolder } from './project.mts';

const SOURCES = ['{apps,libs,migrations}/**', 'tsconfig*.json', 'nest-cli.json', 'package-lock.json'];
/** Written after a build that went well: what a failed one left in dist is not taken for one. */
const STAMP = join(projectFolder, 'dist', '.built');

/** Compiles the apps into dist. */
export async function build(signal?: AbortSignal): Promise<CommandResult> {
  const startedAt = new Date();
  const result = await runCommand('npm', ['run', '--silent', 'build'], signal ? { signal } : {});
  if (result.ok) {
    writeFileSync(STAMP, '');
    utimesSync(STAMP, startedAt, startedAt); // a source saved during the build is not in it
  }
  return result;
}

/** Whether dist holds the sources as they are now. Folders count too: their time tells of a removed file. */
export function isBuilt(): boolean {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return false;
  const sources = globSync(SOURCES, { cwd: projectFolder }).filter((path) => !path.endsWith('.spec.ts'));
  return sources.every((path) => statSync(join(projectFolder, path)).mtimeMs <= built);
}
