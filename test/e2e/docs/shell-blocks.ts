import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A fenced block of shell commands in a document. */
export interface ShellBlock {
  readonly file: string;
  readonly line: number;
  readonly script: string;
}

/** Where people read commands that they are to type. */
export const DOCUMENTS = globSync('{*.md,docs/*.md}', { cwd: root }).sort();

export const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every shell block of the document, in order. */
export function shellBlocks(file: string): ShellBlock[] {
  const text = textOf(file);
  return [...text.matchAll(/^```(?:sh|bash|shell|console)\n([\s\S]*?)^```$/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    script: match[1] ?? '',
  }));
}
