import { stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error, type Finding, ok, reasonOf, warning } from './finding';

const GIB = 1024 ** 3;
const OTHERS_READ = 0o044;
const OLDEST_NODE = 20;

/** Room where this runs. Where PostgreSQL keeps its data only its own machine can tell. */
export async function diskFindings(folder: string): Promise<Finding[]> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const node =
    major >= OLDEST_NODE
      ? ok('host.node', `Node.js ${process.versions.node}`)
      : error(
          'host.node',
          `Node.js ${process.versions.node} is too old`,
          `Run it with Node.js ${OLDEST_NODE} or newer.`,
        );
  return [node, ...(await Promise.all([...new Set([folder, tmpdir()])].map(room)))];
}

async function room(folder: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const share = blocks > 0 ? bavail / blocks : 1;
  const message = `${(free / GIB).toFixed(1)} GiB (${Math.round(share * 100)} %) are free in ${folder}`;
  if (free >= GIB && share >= 0.05) return ok('host.disk', message);
  return warning('host.disk', message, 'Make room: logs and backups that are written here would fail.');
}

/** Files with secrets that others on this machine could read. */
export async function fileFindings(env: NodeJS.ProcessEnv, folder: string): Promise<Finding[]> {
  const secretFiles = ['.env', 'docker/.env', '.signalbox/master.key'].map((name) => join(folder, name));
  const found = (await Promise.all(secretFiles.map((path) => closed(path, '600')))).flat();
  const secrets = env['SECRETS_FILE_FOLDER']?.split('{workspace}', 1)[0];
  if (secrets) {
    const fix = `Make it, or take SECRETS_FILE_FOLDER out: secrets of the provider file cannot be read.`;
    const there = await stat(secrets).catch((cause: unknown) => reasonOf(cause));
    if (typeof there === 'string') found.push(error('host.files', there, fix));
    else found.push(...(await closed(secrets, '700')));
  }
  return found.some(({ status }) => status !== 'ok')
    ? found
    : [ok('host.files', 'no file with secrets is open to others')];
}

async function closed(path: string, mode: string): Promise<Finding[]> {
  const file = await stat(path).catch(() => undefined);
  if (!file || (file.mode & OTHERS_READ) === 0) return [];
  const shown = (file.mode & 0o777).toString(8);
  return [warning('host.files', `${path} can be read by others (mode ${shown})`, `chmod ${mode} ${path}`)];
}
