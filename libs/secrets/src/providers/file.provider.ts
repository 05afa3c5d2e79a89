import { isUtf8 } from 'node:buffer';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SETTINGS, type Settings } from '@app/config';
import type { WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { SecretProviderUnavailable, SecretValueNotFound, SecretValueUnusable } from './provider-errors';
import { MOST_VALUE_CHARACTERS, type ProviderValues, type SecretProvider } from './secret-provider';
import { usable } from './usable-value';

const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,4}$/;
/** A character has at most four bytes in UTF-8. */
const MOST_BYTES = MOST_VALUE_CHARACTERS * 4;

/**
 * The provider `file`: files below the folder of the setting, such as mounted Kubernetes or Docker secrets. One line
 * break at the end is no part of the value. `name.previous` beside `name` is accepted as the former value for as long
 * as it is there.
 */
@Injectable()
export class FileProvider implements SecretProvider {
  readonly name = 'file';
  readonly offWithout: string | undefined;
  private readonly folder: string;

  constructor(@Inject(SETTINGS) { SECRETS_FILE_FOLDER }: Pick<Settings, 'SECRETS_FILE_FOLDER'>) {
    this.offWithout = SECRETS_FILE_FOLDER === undefined ? 'SECRETS_FILE_FOLDER' : undefined;
    this.folder = SECRETS_FILE_FOLDER ?? '';
  }

  refProblem(ref: string): string | undefined {
    if (REF.test(ref)) return undefined;
    return 'must be the path of a file below the folder: letters, digits, dots, dashes and slashes, such as github/token';
  }

  async read(scope: WorkspaceScope, ref: string): Promise<ProviderValues> {
    const folder = this.folder.replaceAll('{workspace}', scope.workspaceId);
    const current = await this.text(folder, ref);
    if (current === undefined) throw new SecretValueNotFound(`There is no file ${ref} in ${folder}.`);
    return { current: usable(ref, current), previous: await this.text(folder, `${ref}.previous`) };
  }

  /** Links are followed, as Kubernetes mounts secrets by them, but not out of the folder. */
  private async text(folder: string, ref: string): Promise<string | undefined> {
    try {
      const [inside, path] = await Promise.all([realpath(folder), realpath(join(folder, ref))]);
      if (!path.startsWith(inside + sep)) throw new SecretValueUnusable(`${ref} leads out of the folder.`);
      return await textOf(ref, path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      if (error instanceof SecretValueUnusable) throw error;
      throw new SecretProviderUnavailable('file', `${ref} cannot be read (${code ?? 'error'})`, error);
    }
  }
}

async function textOf(ref: string, path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MOST_BYTES) throw new SecretValueUnusable(`${ref} is larger than ${MOST_BYTES} bytes.`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (!isUtf8(bytes)) throw new SecretValueUnusable(`${ref} is no text in UTF-8.`);
    return bytes.toString('utf8').replace(/\r?\n$/, '');
  } finally {
    await file.close();
  }
}
