import type { CliError } from './cli-error';

/** Anything that takes text, such as standard output. */
export interface Sink {
  write(text: string): unknown;
}

/**
 * What people and programs read. Results go to standard output, as text or (`--json`) as one JSON document a line; what
 * happens meanwhile, and errors, go to standard error, so that a pipe gets results alone.
 */
export class Terminal {
  constructor(
    private readonly stdout: Sink,
    private readonly stderr: Sink,
    readonly json: boolean,
  ) {}

  /** A result: the value for programs, the text for people. */
  result(value: unknown, text: string): void {
    this.stdout.write(`${this.json ? JSON.stringify(value) : text}\n`);
  }

  /** Something on the way that only a person wants to know. */
  say(text: string): void {
    if (!this.json) this.stderr.write(`${text}\n`);
  }

  error({ code, message, fix, exitCode }: CliError): void {
    if (this.json) this.stderr.write(`${JSON.stringify({ error: { code, message, fix, exitCode } })}\n`);
    else this.stderr.write(`Error: ${message}\n${fix === undefined ? '' : `${fix}\n`}`);
  }
}

/** Rows under each other, columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
