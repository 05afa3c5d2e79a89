import { globSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/project.mts';

/**
 * Whether Jest may run tests of a folder below `test`. In doubt it does: the value of an option is taken for a pattern.
 *
 * @param jestArgs what Jest is started with; without a pattern it runs all
 */
export function mayRun(jestArgs: readonly string[], folder: string): boolean {
  const patterns = jestArgs.filter((arg) => !arg.startsWith('-'));
  if (patterns.length === 0) return true;
  const files = globSync(join(projectFolder, 'test', folder, '**', '*.spec.ts'));
  return patterns.some((pattern) => files.some((file) => new RegExp(pattern, 'i').test(file)));
}
