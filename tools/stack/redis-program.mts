import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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
  const libraries = [join(root, 'usr', 'lib'), join(root, 'lib')].flatMap((lib) => globSync(join(lib, '*-linux-*')));
  const program = { command, env: { LD_LIBRARY_PATH: libraries.join(':') } };
  return runs(program) ? program : undefined;
}

/** Fetches and unpacks the packages; no root needed. Only the libraries that the machine lacks: never its own libc. */
function download(folder: string, log: (line: string) => void): boolean {
  if (!succeeds('dpkg', ['--version']) || !succeeds('apt-get', ['--version'])) return false;
  log("Redis is not installed: fetching Debian's package into the project's own folder.");
  const fetch = () => {
    const libraries = dependencies('redis-tools').filter((name) => !succeeds('dpkg', ['-s', name]));
    const packages = ['redis-server', 'redis-tools', ...libraries];
    return succeeds('apt-get', ['download', ...packages], folder);
  };
  // Fresh package lists are needed where there are none, or old ones.
  if (!fetch() && !(isRoot() && succeeds('apt-get', ['update']) && fetch())) return false;
  const root = join(folder, 'debian');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  const archives = globSync(join(folder, '*.deb'));
  const done = archives.every((archive) => succeeds('dpkg', ['-x', archive, root]));
  archives.forEach((archive) => rmSync(archive));
  return done;
}

function dependencies(name: string): string[] {
  const { stdout } = spawnSync('apt-cache', ['depends', '--important', name], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*\|?Depends: (lib[^<\s]+)$/gm)].flatMap((match) => match[1] ?? []);
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

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function succeeds(command: string, args: string[], cwd?: string): boolean {
  return (
    spawnSync(command, args, { stdio: 'ignore', cwd, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  );
}
