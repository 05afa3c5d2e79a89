import { join } from 'node:path';

/** The project's folder, wherever the command was called from. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/** What a local installation keeps: data, keys, logs. Never in git. */
export const dataFolder = join(projectFolder, '.signalbox');

/** The environment with the project's own programs first, so that a tool started by hand finds the same ones as npm. */
export function projectEnv(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(projectFolder, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}` };
}
