import type { ExitCode } from './exit-codes';

/** A failure that the person at the terminal can do something about: what is wrong, and what to do. */
export class CliError extends Error {
  constructor(
    readonly exitCode: ExitCode,
    /** Stable, for programs. */
    readonly code: string,
    message: string,
    readonly fix?: string,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
