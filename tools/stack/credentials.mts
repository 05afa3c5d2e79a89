import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The secret kept in this file (mode 600), made on the first call. */
export function persistedSecret(
  file: string,
  create: () => string = () => randomBytes(24).toString('base64url'),
): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = create();
  mkdirSync(dirname(file), { recursive: true });
  // Written whole or not at all: half a secret would be worse than none.
  writeFileSync(`${file}.partial`, `${secret}\n`, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
  return secret;
}
