import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes variables to `<dataDir>/env`, for its owner alone: `. .signalbox/env` lets a shell use the command line on what
 * runs on this machine.
 */
export function writeEnvironmentFile(dataDir: string, variables: Record<string, string>): void {
  const lines = Object.entries(variables).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`,
  );
  writeFileSync(join(dataDir, 'env'), lines.join(''), { mode: 0o600 });
}
