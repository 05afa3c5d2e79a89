import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A program with what it needs in the environment. */
export interface Program {
  command: string;
  env: NodeJS.ProcessEnv;
}

/** Whether it is there and starts. */
export function runs({ command, env }: Program): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } }).status === 0;
}

/** The program at this path below `root`, where packages were unpacked. */
export function unpackedProgram(root: string, ...path: string[]): Program | undefined {
  const program = { command: join(root, ...path), env: { LD_LIBRARY_PATH: librariesBelow(root) } };
  return runs(program) ? program : undefined;
}

/** Whether this is a machine whose packages can be fetched and unpacked. */
export function hasDebianPackages(): boolean {
  return succeeds('dpkg', ['--version']) && succeeds('apt-get', ['--version']);
}

/**
 * Fetches the packages into `folder` and unpacks them below `root`, which changes nothing on the machine and needs no
 * root. Nothing of them is set up: no user, no service.
 */
export function unpackDebianPackages(packages: string[], folder: string, root: string): boolean {
  mkdirSync(folder, { recursive: true });
  const fetch = () => succeeds('apt-get', ['download', ...packages], folder);
  // Fresh package lists are needed where there are none, or old ones.
  if (!fetch() && !(isRoot() && succeeds('apt-get', ['update']) && fetch())) return false;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  const archives = globSync(join(folder, '*.deb'));
  const done = archives.every((archive) => succeeds('dpkg', ['-x', archive, root]));
  archives.forEach((archive) => rmSync(archive));
  return done;
}

/** The libraries of these packages that the machine lacks: never its own libc. */
export function missingLibraries(packages: string[]): string[] {
  const { stdout } = spawnSync('apt-cache', ['depends', '--important', ...packages], { encoding: 'utf8' });
  const names = [...(stdout ?? '').matchAll(/^\s*\|?(?:Pre)?Depends: (lib[^<\s]+)$/gm)].flatMap(
    (match) => match[1] ?? [],
  );
  return [...new Set(names)].filter((name) => !succeeds('dpkg', ['-s', name]));
}

/** What `LD_LIBRARY_PATH` has to be for programs below `root`. */
export function librariesBelow(root: string): string {
  return [join(root, 'usr', 'lib'), join(root, 'lib')].flatMap((lib) => globSync(join(lib, '*-linux-*'))).join(':');
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function succeeds(command: string, args: string[], cwd?: string): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'ignore', cwd, env }).status === 0;
}
