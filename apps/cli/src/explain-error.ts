import { InvalidEnvironment } from '@app/config';
import { BackupProblem } from '@app/operations';
import { DomainError, type ErrorKind } from '@app/kernel';
import { CommanderError } from 'commander';
import { CliError } from './cli-error';
import { EXIT, type ExitCode } from './exit-codes';

const BY_KIND: Readonly<Record<ErrorKind, ExitCode>> = {
  invalid: EXIT.usage,
  unprocessable: EXIT.usage,
  too_large: EXIT.usage,
  unsupported_media_type: EXIT.usage,
  unauthenticated: EXIT.refused,
  forbidden: EXIT.refused,
  not_found: EXIT.notFound,
  conflict: EXIT.conflict,
  precondition_failed: EXIT.conflict,
  rate_limited: EXIT.unreachable,
  unavailable: EXIT.unreachable,
};

/** SQLSTATE classes (PostgreSQL, appendix A) and codes of Node.js that say that a server is not there. */
const AWAY = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/;
const REFUSED_LOGIN = /^(28\w{3}|3D000|42501)$/;

/** Every error in the words of the command line. */
export function explainError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (error instanceof CommanderError) return new CliError(EXIT.usage, error.code, error.message);
  if (error instanceof InvalidEnvironment) {
    return new CliError(EXIT.usage, 'invalid_environment', error.message, 'Set them as .env.example describes.');
  }
  if (error instanceof BackupProblem) return new CliError(EXIT.failed, error.code, error.message, error.fix);
  if (error instanceof DomainError) {
    const fields = error.fields.map(({ path, message }) => `  - ${path}: ${message}`);
    return new CliError(BY_KIND[error.kind], error.code, [error.message, ...fields].join('\n'));
  }
  const code = codeOf(error);
  const message = (error as { message?: string } | undefined)?.message || code || String(error);
  if (AWAY.test(code)) {
    const fix = 'Look at DATABASE_URL and REDIS_URL, or run: npx signalbox doctor';
    return new CliError(EXIT.unreachable, 'server_unreachable', message, fix);
  }
  if (REFUSED_LOGIN.test(code)) {
    return new CliError(
      EXIT.refused,
      'database_refuses',
      message,
      'Look at DATABASE_URL, or run: npx signalbox doctor',
    );
  }
  return new CliError(EXIT.failed, code === '' ? 'failed' : code, message);
}

interface Coded {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** The first code among the error and its causes. */
function codeOf(error: unknown): string {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as Coded).cause ?? (at as Coded).errors?.[0]) {
    const { code } = at as Coded;
    if (typeof code === 'string') return code;
  }
  return '';
}
