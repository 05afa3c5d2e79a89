import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ExportOrder } from './export-text';

/** Beside this file when it is built; what runs from the sources takes the built one. */
const PROGRAM = [
  join(__dirname, 'export-program.js'),
  join(__dirname, '../../../../dist/libs/audit/src/export/export-program.js'),
].find((file) => existsSync(file));

/** V8 keeps to this, in MiB: it would else put off collecting a million rows while the machine has memory. */
const MEMORY = ['--max-old-space-size=96', '--max-semi-space-size=1'];

/**
 * Goes on with an export in a process of its own: in this one its garbage would let the heap grow by hundreds of megabytes,
 * and its work would hold up the requests of others. The process ends with whoever reads from it.
 *
 * @throws when the process fails, also after it has given all it had: an export that is cut short must not look whole
 */
export async function* exportElsewhere(order: ExportOrder): AsyncGenerator<Buffer> {
  if (PROGRAM === undefined) throw new Error('export-program.js is missing: run npm run build');
  const child = spawn(process.execPath, [...MEMORY, PROGRAM], { env: process.env, stdio: 'pipe' });
  try {
    const end = Promise.all([once(child, 'close') as Promise<[number | null]>, text(child.stderr)]);
    end.catch(() => undefined); // nobody waits for it when the reader leaves, or when the program cannot be started
    child.stdin.on('error', () => undefined); // it ended before it was told anything, and says why itself
    child.stdin.end(JSON.stringify(order));
    yield* child.stdout as AsyncIterable<Buffer>;
    const [[code], complaint] = await end;
    if (code !== 0) throw new Error(`the export's process ended with ${code ?? 'a signal'}: ${complaint}`);
  } finally {
    child.kill('SIGKILL');
  }
}
