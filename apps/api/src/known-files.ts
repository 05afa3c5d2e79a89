import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, join, sep } from 'node:path';

type Resolve = (request: string, parent?: Module, isMain?: boolean, options?: object) => string;

// Node.js does not document this function, but whoever has a say in what `require` finds replaces it, so it stays.
const resolver = Module as unknown as { _resolveFilename: Resolve };
const resolve = resolver._resolveFilename;

const root = join(__dirname, '../../../..');
const list = join(__dirname, '../../../compiled/files.json');
/** What npm writes down with each change of the packages. */
const packages = join(root, 'node_modules/.package-lock.json');

/** By folder and what a file in it requires: the file that it gets. All are in this project and named from its root. */
type Files = Record<string, Record<string, string>>;

/** From here on, what the build noted (`noteFiles`) is not looked for again: that asks the system about each folder it may be in. */
export function recallFiles(): void {
  const noted = readList();
  if (noted === undefined) return;
  const folders = new Map(Object.entries(noted).map(([folder, files]) => [folder, new Map(Object.entries(files))]));
  resolver._resolveFilename = (request, parent, isMain, options) => {
    const isKnown = options === undefined && parent && isInside(parent.path);
    const file = isKnown ? folders.get(nameOf(parent.path))?.get(request) : undefined;
    return file === undefined ? resolve(request, parent, isMain, options) : root + file;
  };
}

/** For when the process has started: what is loaded later is looked for as ever, and the memory is free. */
export function forgetFiles(): void {
  resolver._resolveFilename = resolve;
}

/** Notes each file that is found from here on, and writes all down when the process ends; only where npm installs. */
export function noteFiles(): void {
  if (!existsSync(packages)) return;
  const noted: Files = {};
  resolver._resolveFilename = (request, parent, isMain, options) => {
    const file = resolve(request, parent, isMain, options);
    if (options === undefined && parent && isInside(parent.path) && isInside(file)) {
      (noted[nameOf(parent.path)] ??= {})[request] = nameOf(file);
    }
    return file;
  };
  process.once('exit', () => {
    mkdirSync(dirname(list), { recursive: true }); // Node.js makes it where it keeps compiled code
    writeFileSync(list, JSON.stringify({ installed: installed(), files: noted }));
  });
}

function readList(): Files | undefined {
  try {
    const noted = JSON.parse(readFileSync(list, 'utf8')) as { installed: string; files: Files };
    return noted.installed === installed() ? noted.files : undefined;
  } catch {
    return undefined; // none was written
  }
}

/** Says when packages or Node.js are no longer those of the build: then a file may be somewhere else. */
function installed(): string {
  return createHash('sha256').update(process.version).update(readFileSync(packages)).digest('hex');
}

const isInside = (path: string) => path.startsWith(root + sep);
const nameOf = (path: string) => path.slice(root.length);
