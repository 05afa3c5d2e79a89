import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { hasDebianPackages, librariesBelow, missingLibraries, unpackDebianPackages } from './debian-packages.mts';

/** A PostgreSQL of the system's packages: server and client programs of one version. */
export interface PackagedPostgres {
  /** The folder that has `bin`. */
  native: string;
  major: number;
  /** What its programs need in the environment. */
  env: NodeJS.ProcessEnv;
  /** Where its packages were unpacked; nothing: the system installed them. */
  root?: string;
}

const INSTALLED = ['/usr/lib/postgresql', '/opt/homebrew/opt'];

/** The oldest version that Signalbox runs on, or the nearest that this machine has. */
const OLDEST = 15;

/**
 * The PostgreSQL of the machine's packages: installed, else Debian's unpacked into `folder`. The product's own tests run
 * on the newest version; what is tried on this one is proven for an older one, with its pg_dump.
 *
 * @throws Error that tells what to install
 */
export function findPackagedPostgres(
  folder: string,
  log: (line: string) => void,
  installed = INSTALLED,
): PackagedPostgres {
  return (
    installed.map((parent) => nearest(parent, {})).find((found) => found !== undefined) ??
    unpacked(folder) ??
    (download(folder, log) ? unpacked(folder) : undefined) ??
    missing()
  );
}

/** Copies what was unpacked to where PostgreSQL's user can enter. */
export function relocate({ root, ...packaged }: PackagedPostgres, folder: string): PackagedPostgres {
  if (root === undefined) return packaged;
  cpSync(root, join(folder, 'debian'), { recursive: true, verbatimSymlinks: true });
  return unpacked(folder) ?? missing();
}

function missing(): never {
  throw new Error(
    'There is no PostgreSQL server with pg_dump on this machine, and none could be fetched. Install one:\n' +
      '  Debian, Ubuntu: apt-get install postgresql    macOS: brew install postgresql@17',
  );
}

function nearest(parent: string, env: NodeJS.ProcessEnv): PackagedPostgres | undefined {
  const folders = [...globSync(join(parent, '[0-9]*')), ...globSync(join(parent, 'postgresql@*'))];
  const found = folders.map((native) => ({ native, major: majorOf(native, env), env }));
  return found.filter(({ major }) => major >= OLDEST).sort((a, b) => a.major - b.major)[0];
}

/** 0: its programs are not all there, or do not run. */
function majorOf(native: string, env: NodeJS.ProcessEnv): number {
  const programs = ['postgres', 'initdb', 'pg_dump', 'pg_restore'].map((name) => join(native, 'bin', name));
  if (!programs.every((path) => existsSync(path))) return 0;
  const { stdout } = spawnSync(programs[0] ?? '', ['--version'], { encoding: 'utf8', env: { ...process.env, ...env } });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

function unpacked(folder: string): PackagedPostgres | undefined {
  const root = join(folder, 'debian');
  const found = nearest(join(root, 'usr', 'lib', 'postgresql'), { LD_LIBRARY_PATH: librariesBelow(root) });
  return found && { ...found, root };
}

function download(folder: string, log: (line: string) => void): boolean {
  if (!hasDebianPackages()) return false;
  const { stdout } = spawnSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' });
  const server = /Depends: (postgresql-\d+)/.exec(stdout ?? '')?.[1] ?? `postgresql-${OLDEST}`;
  const client = server.replace('postgresql-', 'postgresql-client-');
  log(`No PostgreSQL is installed: fetching Debian's ${server} into the project's own folder.`);
  // It compiles nothing at run time here, so it does without the large compiler.
  const libraries = missingLibraries([server, client]).filter((name) => !name.startsWith('libllvm'));
  return unpackDebianPackages([server, client, 'libpq5', ...libraries], folder, join(folder, 'debian'));
}
