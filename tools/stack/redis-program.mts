import { join } from 'node:path';
import {
  hasDebianPackages,
  isRoot,
  missingLibraries,
  type Program,
  runs,
  succeeds,
  unpackDebianPackages,
  unpackedProgram,
} from './debian-packages.mts';

const ON_PATH = ['redis-server', 'valkey-server'];

/**
 * A Redis server for this machine: on the PATH; else Debian's packages unpacked into `folder`, which changes nothing on
 * the machine; else installed, by root on Debian or with Homebrew.
 *
 * @throws Error that tells what to do where none of this works
 */
export function findRedis(folder: string, log: (line: string) => void): Program {
  const root = join(folder, 'debian');
  const unpacked = () => unpackedProgram(root, 'usr', 'bin', 'redis-server');
  const onPath = () => ON_PATH.map((command) => ({ command, env: {} })).find(runs);
  return (
    onPath() ??
    unpacked() ??
    (download(folder, root, log) ? unpacked() : undefined) ??
    (install(log) ? onPath() : undefined) ??
    missing()
  );
}

function missing(): never {
  throw new Error(
    'There is no Redis on this machine, and none could be installed. Install redis-server, or run\n' +
      '  docker compose up -d redis\n' +
      'and set REDIS_URL=redis://127.0.0.1:6379',
  );
}

/** Fetches and unpacks the packages; no root needed. */
function download(folder: string, root: string, log: (line: string) => void): boolean {
  if (!hasDebianPackages()) return false;
  log("Redis is not installed: fetching Debian's package into the project's own folder.");
  const packages = ['redis-server', 'redis-tools', ...missingLibraries(['redis-tools'])];
  return unpackDebianPackages(packages, folder, root);
}

function install(log: (line: string) => void): boolean {
  if (isRoot() && succeeds('apt-get', ['--version'])) {
    log('Installing redis-server with apt-get.');
    return succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server']);
  }
  if (!succeeds('brew', ['--version'])) return false;
  log('Installing Redis with Homebrew.');
  return succeeds('brew', ['install', 'redis']);
}
