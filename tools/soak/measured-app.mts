import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../stack/until.mts';

/** Memory of a process, in bytes: as it was, and what is alive on the heap and beside it. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
}

/** Asks an app for its memory. */
export class MeasuredApp {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    rmSync(file, { force: true });
  }

  /** What the app's environment needs for that. */
  get env(): NodeJS.ProcessEnv {
    const reporter = pathToFileURL(join(import.meta.dirname, 'report-memory.mjs')).href;
    return { NODE_OPTIONS: `--import=${reporter}`, SOAK_MEMORY_FILE: this.#file };
  }

  /** @param pid of the app */
  async memory(pid: number): Promise<Memory> {
    const before = this.#lines().length;
    process.kill(pid, 'SIGWINCH');
    await until('the app to tell its memory', 30_000, () => this.#lines().length > before, 20);
    return JSON.parse(this.#lines().at(-1) as string) as Memory;
  }

  #lines(): string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').filter(Boolean) : [];
  }
}
