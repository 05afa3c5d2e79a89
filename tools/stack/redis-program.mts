import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  hasDebianPackages,
  isRoot,
  librariesBelow,
  missingLibraries,
  succeeds,
  unpackDebianPackages,
} from './debian-packages.mts';

export interface RedisProgram {
  command: string;
  env: NodeJS.ProcessEnv;
}

const ON_PATH = ['redis-server', 'valkey-server'];

/**
 * A Redis server for this machine: on the PATH; else Debian's packages unpacked into `folder`, which changes nothing on
 * the machine; else installed, by root on Debian or with Homebrew.
 *
 * @throws Error that tells what to do where none of this works
 */
export function findRedis(folder: string, log: (line: string) => void): RedisProgram {
  const onPath = () => ON_PATH.map((command) => ({ command, env: {} })).find(runs);
  return (
    onPath() ??
    unpacked(folder) ??
    (download(folder, log) ? unpacked(folder) : undefined) ??
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

function runs({ command, env }: RedisProgram): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } }).status === 0;
}

function unpacked(folder: string): RedisProgram | undefined {
  const root = join(folder, 'debian');
  const command = join(root, 'usr', 'bin', 'redis-server');
  if (!existsSync(command)) return undefined;
  const program = { command, env: { LD_LIBRARY_PATH: librariesBelow(root) } };
  return runs(program) ? program : undefined;
}

/** Fetches and unpacks the packages; no root needed. */
function download(folder: string, log: (line: string) => void): boolean {
  if (!hasDebianPackages()) return false;
  log("Redis is not installed: fetching Debian's package into the project's own folder.");
  const packages = ['redis-server', 'redis-tools', ...missingLibraries(['redis-tools'])];
  return unpackDebianPackages(packages, folder, join(folder, 'debian'));
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
