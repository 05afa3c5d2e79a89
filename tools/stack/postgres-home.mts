import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, type Owner, postgresOwner } from './postgres-owner.mts';
import { type PackagedPostgres, relocate } from './packaged-postgres.mts';
import { binariesIn, copyBinaries, packagedPostgres, type PostgresBinaries } from './postgres-binaries.mts';

/** Where one PostgreSQL lives, and as whom: its data, its log, and the programs that its user can reach. */
export interface PostgresHome {
  folder: string;
  owner: Owner | undefined;
  binaries: PostgresBinaries;
  /** What its programs need in the environment. */
  env: NodeJS.ProcessEnv;
}

export interface HomeOptions {
  dataDir: string;
  durable: boolean;
  log: (line: string) => void;
  /** Another PostgreSQL than the one in node_modules. */
  packaged?: PackagedPostgres | undefined;
}

/**
 * Lasting data is in `<dataDir>/postgres`, throwaway data in a folder of its own beside it. Where PostgreSQL's user
 * cannot enter the project (a clone below a private folder, run by root), `postgres` is a link to a folder outside.
 */
export function openHome({ dataDir, durable, log, packaged }: HomeOptions): PostgresHome {
  const named = join(dataDir, 'postgres');
  const owner = postgresOwner(join(named, 'data'));
  mkdirSync(dataDir, { recursive: true });
  // Passing through is all that PostgreSQL's user needs; what is secret in here has its own mode.
  if (owner) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  if (!durable) removeLeftovers(dataDir);

  const open = { dataDir, named, owner, durable };
  const folder = realpathSync(durable && existsSync(named) ? named : createFolder(open));
  if (!canEnter(owner, folder)) throw new Error(`PostgreSQL's user cannot enter ${folder}: move it, or remove it.`);

  if (packaged) {
    const reachable = canEnter(owner, join(packaged.native, 'bin')) ? packaged : relocate(packaged, folder);
    return { folder, owner, binaries: binariesIn(reachable.native), env: reachable.env };
  }
  let native = packagedPostgres();
  if (!canEnter(owner, join(native, 'bin'))) native = copyBinaries(native, folder);
  if (native.startsWith(folder) || !folder.startsWith(realpathSync(dataDir))) {
    log(`PostgreSQL runs as an ordinary user, who cannot enter this project: it is in ${folder}`);
  }
  return { folder, owner, binaries: binariesIn(native), env: {} };
}

function createFolder(open: { dataDir: string; named: string; owner: Owner | undefined; durable: boolean }): string {
  const { dataDir, named, owner, durable } = open;
  if (canEnter(owner, dataDir)) {
    if (!durable) return passable(mkdtempSync(join(dataDir, 'postgres-')));
    mkdirSync(named);
    return passable(named);
  }
  // Only root gets here, so there is a place that outlives a restart.
  const outside = durable ? '/var/lib' : tmpdir();
  mkdirSync(outside, { recursive: true });
  const folder = passable(mkdtempSync(join(outside, 'signalbox-')));
  if (!durable) return folder;
  rmSync(named, { force: true }); // a link whose target is gone
  symlinkSync(folder, named);
  return named;
}

function passable(folder: string): string {
  chmodSync(folder, 0o711);
  return folder;
}

/** Throwaway folders of runs that were killed. A young one may belong to a run that is just starting. */
function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith('postgres-'))) {
    const folder = join(dataDir, name);
    const ageMs = Date.now() - statSync(folder).mtimeMs;
    if (ageMs > 3_600_000 && !existsSync(join(folder, 'data', 'postmaster.pid'))) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
