import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

export interface Owner {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root it runs as the owner of existing data, else as the user `postgres` where
 * there is one, else as `nobody`: no user has to be created. Anyone else runs it as themselves (undefined).
 */
export function postgresOwner(dataFolder: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const data = statSync(dataFolder, { throwIfNoEntry: false });
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const owner = user('postgres') ?? user('nobody');
  if (!owner)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it.');
  return owner;
}

/** Tried for real, as that user: modes, access lists and mounts all have their say. */
export function canEnter(owner: Owner | undefined, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', stdio: 'ignore', ...owner }).status === 0;
}

function user(name: string): Owner | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
