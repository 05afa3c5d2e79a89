import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** What a browser without a screen, network services and sandbox is started with: as in a container. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * The path of Chromium: `CHROMIUM_PATH`, else on the PATH, else installed by root on Debian.
 *
 * @throws Error that tells what to do where none of this works
 */
export function findChromium(log: (line: string) => void): string {
  return process.env['CHROMIUM_PATH'] ?? installed() ?? (install(log) ? installed() : undefined) ?? missing();
}

function missing(): never {
  throw new Error(
    'There is no Chromium on this machine, and it could not be installed. Install it, as with\n' +
      '  sudo apt-get install chromium\n' +
      'or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC];
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(log: (line: string) => void): boolean {
  if (process.getuid?.() !== 0) return false;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  log('Installing chromium with apt-get.');
  const packages = () => apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  return packages() || (apt('update') && packages());
}
