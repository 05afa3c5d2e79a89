import { join } from 'node:path';
import {
  hasDebianPackages,
  missingLibraries,
  type Program,
  runs,
  unpackDebianPackages,
  unpackedProgram,
} from './debian-packages.mts';

const INSTALLED = ['pgbouncer', '/usr/sbin/pgbouncer', '/opt/homebrew/bin/pgbouncer'];

/**
 * A PgBouncer for this machine: installed, else Debian's package unpacked into `folder`, which changes nothing on the
 * machine.
 *
 * @throws Error that tells what to install
 */
export function findPgBouncer(folder: string, log: (line: string) => void): Program {
  const root = join(folder, 'debian');
  const unpacked = () => unpackedProgram(root, 'usr', 'sbin', 'pgbouncer');
  return (
    INSTALLED.map((command) => ({ command, env: {} })).find(runs) ??
    unpacked() ??
    (download(folder, root, log) ? unpacked() : undefined) ??
    missing()
  );
}

function missing(): never {
  throw new Error(
    'There is no PgBouncer on this machine, and none could be fetched. Install one:\n' +
      '  Debian, Ubuntu: apt-get install pgbouncer    macOS: brew install pgbouncer',
  );
}

function download(folder: string, root: string, log: (line: string) => void): boolean {
  if (!hasDebianPackages()) return false;
  log("PgBouncer is not installed: fetching Debian's package into the project's own folder.");
  return unpackDebianPackages(['pgbouncer', ...missingLibraries(['pgbouncer'])], folder, root);
}
